package org.opencodex.sso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.opencodex.rig.AppServer;

/**
 * A Keycloak in a process of its own, in development mode with its embedded database, on a free port of loopback. It has the
 * realm of {@code sso/open-codex-realm.json}. What it prints is in {@code target/rig/keycloak/server.log}.
 */
final class Keycloak implements AutoCloseable {
    static final String ADMIN_PASSWORD = "password-of-the-administrator";

    private static final Path REALM = Path.of("src/test/resources/sso/open-codex-realm.json");
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 500;

    private final Path log = AppServer.folder("keycloak").resolve("server.log");
    private final int port = AppServer.freePort();
    private final Thread atExit = new Thread(this::kill, "rig-kill-keycloak");
    private final Process process;

    private Keycloak(Path home) throws IOException {
        var data = home.resolve("data");
        delete(data);
        Files.createDirectories(data.resolve("import"));
        Files.copy(REALM, data.resolve("import").resolve(REALM.getFileName()));
        var builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host",
                        "127.0.0.1",
                        "--http-port",
                        String.valueOf(port),
                        "--http-management-port",
                        String.valueOf(AppServer.freePort()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        Runtime.getRuntime().addShutdownHook(atExit);
        process = builder.start();
    }

    /** Begins to start it; {@link #awaitReady} waits for the end of that. */
    static Keycloak start() {
        try (var versions = Files.list(AppServer.target().resolve("keycloak"))) {
            return new Keycloak(versions.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    String issuer() {
        return base() + "realms/open-codex";
    }

    Keycloak awaitReady() throws IOException, InterruptedException {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new AssertionError("Keycloak did not start:\n" + Files.readString(log));
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        return this;
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
