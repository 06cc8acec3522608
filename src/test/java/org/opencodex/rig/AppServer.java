package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real application server in a process of its own, with the WAR deployed, on a free port of loopback. Its address stays
 * the same over restarts. What it prints is in {@code target/rig/NAME/server.log}.
 */
public final class AppServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 200;
    private static final int LOG_TAIL = 4_000;

    private final ServerKind kind;
    private final Map<String, String> environment;
    private final Path folder;
    private final int port = freePort();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread atExit = new Thread(this::kill, "rig-kill");
    private Process process;

    private AppServer(ServerKind kind, Path folder, Map<String, String> environment) {
        this.kind = kind;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * A server of this kind, running and ready; {@code environment} holds its configuration, with {@code ${base}} for where
     * it will be.
     */
    public static AppServer start(ServerKind kind, String name, Map<String, String> environment) {
        var server = new AppServer(kind, folder(name), environment);
        server.start();
        return server;
    }

    /** An empty folder under {@code target/rig}. */
    public static Path folder(String name) {
        var folder = target().resolve("rig").resolve(name);
        try {
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build's folder for everything that is made. */
    public static Path target() {
        return Path.of(System.getProperty("opencodex.test.target", "target")).toAbsolutePath();
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the application is, with the context path and a slash at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + kind.contextPath() + "/");
    }

    public Api api() {
        return new Api(base());
    }

    /** Starts it and waits until it serves requests. */
    public void start() {
        var log = folder.resolve("server.log").toFile();
        try {
            var builder = kind.command(folder, port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            // What the shell that runs the tests has configured is not what they test.
            builder.environment().keySet().removeIf(key -> key.startsWith("OPENCODEX_") || key.endsWith("_API_KEY"));
            environment.forEach(
                    (name, value) -> builder.environment().put(name, value.replace("${base}", base().toString())));
            process = builder.start();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (AssertionError e) {
            kill();
            throw e;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError(
                        "The server " + (process.isAlive() ? "is not ready" : "has ended") + ":\n" + logTail());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(base().resolve("health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String logTail() throws IOException {
        var text = log();
        return text.substring(Math.max(0, text.length() - LOG_TAIL));
    }

    /** What all starts have printed so far. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    /** How many objects of a class are alive in the server, after a collection. */
    public int instances(String className) {
        return command("GC.class_histogram")
                .filter(line -> line.endsWith(" " + className))
                .map(line -> Integer.parseInt(line.split("\\s+")[1]))
                .findFirst()
                .orElse(0);
    }

    /** The server's threads that the operating system knows; Linux only. */
    public int platformThreads() {
        try (var tasks = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return (int) tasks.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lives on the server's heap, in bytes, after a collection. */
    public long heapBytes() {
        return command("GC.class_histogram")
                .filter(line -> line.startsWith("Total "))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[2]))
                .sum();
    }

    /** What the server's machine answers to a diagnostic command, as {@code jcmd} gives it. */
    public Stream<String> command(String... words) {
        List<String> call = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        call.addAll(List.of(words));
        try {
            var jcmd = new ProcessBuilder(call).redirectErrorStream(true).start();
            try (var lines = jcmd.inputReader()) {
                return lines.lines().map(String::strip).toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9}: the server gets no chance to put anything in order. */
    public void kill() {
        if (process != null) {
            virtualMachines().forEach(ProcessHandle::destroyForcibly);
            awaitEnd();
        }
    }

    /** As an administrator does it: SIGTERM. */
    public void stop() {
        if (process != null) {
            virtualMachines().forEach(ProcessHandle::destroy);
            awaitEnd();
        }
    }

    public void restart() {
        stop();
        start();
    }

    /** The server's own, and the one that a start script keeps beside it; not the database's processes. */
    private Stream<ProcessHandle> virtualMachines() {
        return Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()))
                .filter(handle -> handle.info().command().map(AppServer::isJava).orElse(false));
    }

    private static boolean isJava(String command) {
        return Path.of(command).getFileName().toString().startsWith("java");
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError("The server did not stop within " + STOP_LIMIT.toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
        client.close();
    }
}
