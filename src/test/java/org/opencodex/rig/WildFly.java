package org.opencodex.rig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** WildFly with its MicroProfile configuration, in a folder of its own, with the application under {@code /open-codex}. */
record WildFly(Path home, Path standalone, int port, int tlsPort, int managementPort) implements Installation {
    static WildFly in(Path folder, Path war) throws IOException {
        var home = Installation.provided("opencodex.test.wildfly");
        var standalone = folder.resolve("standalone");
        Installation.delete(standalone);
        Installation.copy(home.resolve("standalone"), standalone);
        Files.copy(
                war,
                Files.createDirectories(standalone.resolve("deployments")).resolve("open-codex.war"),
                StandardCopyOption.REPLACE_EXISTING);
        return new WildFly(home, standalone, AppServer.freePort(), AppServer.freePort(), AppServer.freePort());
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/open-codex/");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                "standalone-microprofile.xml",
                "-b",
                "127.0.0.1",
                "-Djboss.server.base.dir=" + standalone,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + tlsPort,
                "-Djboss.management.http.port=" + managementPort);
    }
}
