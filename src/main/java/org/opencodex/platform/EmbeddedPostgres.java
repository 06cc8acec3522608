package org.opencodex.platform;
import java.nio.file.Path;
public final class EmbeddedPostgres {
    public static EmbeddedPostgres start(Path p) { throw new IllegalStateException("none"); }
    public String jdbcUrl() { return null; }
    public String user() { return null; }
    public String password() { return null; }
    public void close() {}
}
