package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real application server with Open Codex on it, in a process of its own, that a test can stop, kill and start again. */
public final class AppServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ServerKind kind;
    private final Map<String, String> environment;
    private final int port;
    private final Path home;
    private Process process;

    private AppServer(ServerKind kind, Map<String, String> environment) {
        this.kind = kind;
        this.environment = Map.copyOf(environment);
        this.port = freePort();
        this.home = target().resolve("server-" + kind.name() + "-" + port);
    }

    /** The kind that the build asks for, with the plain WAR; {@code environment} holds the configuration. */
    public static AppServer start(Map<String, String> environment) {
        return start(ServerKind.ofTheBuild(), environment);
    }

    public static AppServer start(ServerKind kind, Map<String, String> environment) {
        var server = new AppServer(kind, environment);
        server.start();
        return server;
    }

    /** The build's folder for everything that is made. */
    static Path target() {
        return Path.of(System.getProperty("opencodex.test.target", "target")).toAbsolutePath();
    }

    /** The application's address, with the context path and a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + kind.contextPath() + "/");
    }

    /** What serves beside the context path: {@code /openapi} is the server's own. */
    public URI root() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Starts it and waits until it says that it is ready. */
    public void start() {
        try {
            Files.createDirectories(home);
            var builder = kind.command(home, port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(target().resolve(home.getFileName() + ".log").toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("OPENCODEX_") || name.equals("OPENAI_API_KEY"));
            builder.environment().putAll(environment);
            process = builder.start();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        var request = HttpRequest.newBuilder(url().resolve("health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = System.nanoTime() + START.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            // For a 200 and not for the port: Payara answers 404 for some seconds.
            while (!answers(client, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new AssertionError("The server did not start. See " + home + ".log");
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        end(process.destroyForcibly());
    }

    /** As an administrator stops it. */
    public void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
