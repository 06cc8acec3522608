package org.opencodex.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro with the application at the root, started as the quick start does it. */
record PayaraMicro(Path jar, Path war, Path folder, int port) implements Installation {
    private static final Path CONFIG = Path.of("payara-config").toAbsolutePath();

    static PayaraMicro in(Path folder, Path war) throws IOException {
        return new PayaraMicro(Installation.provided("opencodex.test.payara-micro"), war, folder, AppServer.freePort());
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(List.of(
                        Installation.java(),
                        "-jar",
                        jar.toString(),
                        "--deploy",
                        war.toString(),
                        "--contextroot",
                        "/",
                        "--address",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        // The data grid, which would open ports of its own.
                        "--nohazelcast",
                        "--prebootcommandfile",
                        CONFIG.resolve("pre-boot-commands.txt").toString(),
                        "--postbootcommandfile",
                        CONFIG.resolve("post-boot-commands.txt").toString()))
                .directory(folder.toFile());
    }
}
