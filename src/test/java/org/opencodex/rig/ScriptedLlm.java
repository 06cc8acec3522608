package org.opencodex.rig;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model server that says what a test has written, in each {@link WireFormat}: as Server-Sent Events, over real HTTP on
 * loopback. Without a script it echoes the last message, word by word.
 */
public final class ScriptedLlm implements AutoCloseable {
    private static final long WAIT_SECONDS = 30;
    private static final long LOOK_MILLIS = 20;
    private static final int MANY = 1_000_000;
    private static final Script MODELS =
            Script.refuses(200, "{\"object\":\"list\",\"data\":[{\"id\":\"scripted\",\"object\":\"model\"}]}");

    private final InetSocketAddress address;
    private HttpServer server;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> hangUps = new LinkedBlockingQueue<>();
    /** Of this test; who waits at the gate of an earlier one goes through. */
    private volatile Semaphore gate = new Semaphore(0);

    private final TrialAnswers trials = new TrialAnswers();
    private volatile Script models = MODELS;

    /** What a client asked; {@code keys} are the headers that may hold a key, by their names in lower case. */
    public record Request(WireFormat wire, String path, JsonObject body, Map<String, String> keys) {
        /** The header with the key, null where there was none. */
        public String authorization() {
            return keys.values().stream().findFirst().orElse(null);
        }
    }

    public ScriptedLlm() {
        // Else each small write waits for the acknowledgement of the one before.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = server.getAddress();
    }

    private HttpServer listen(InetSocketAddress where) {
        try {
            var listening = HttpServer.create(where, 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing listens at {@link #baseUrl} until {@link #comeBack}. */
    public void goAway() {
        server.stop(0);
    }

    public void comeBack() {
        server = listen(address);
    }

    /** What {@code opencodex.llm.openai.base-url} or {@code opencodex.llm.anthropic.base-url} is set to. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/v1");
    }

    /** The next request is answered so; several scripts wait in a queue. */
    public void next(Script script) {
        scripts.add(script);
    }

    /** What is answered to who asks for the list of models. */
    public void models(Script list) {
        models = list;
    }

    /** Lets {@code count} deltas of gated scripts go. */
    public void release(int count) {
        gate.release(count);
    }

    /** Forgets scripts, requests and permits of an earlier test, and lets what it left waiting come to its end. */
    public void reset() {
        scripts.clear();
        requests.clear();
        hangUps.clear();
        var before = gate;
        gate = new Semaphore(0);
        before.release(MANY);
        models = MODELS;
    }

    /** The oldest request that was not taken yet; waits for it. */
    public Request takeRequest() {
        return take(requests, "The model was not asked.");
    }

    /** How many requests have come that were not taken. */
    public int waitingRequests() {
        return requests.size();
    }

    /** What becomes of {@link Trial}s. */
    public TrialAnswers trials() {
        return trials;
    }

    /** Waits until a client has closed its connection before the answer was complete. */
    public void awaitHangUp() {
        take(hangUps, "The client did not close the connection.");
    }

    private static <T> T take(BlockingQueue<T> queue, String otherwise) {
        try {
            var taken = queue.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError(otherwise);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var wire = WireFormat.at(path);
        if (wire.isPresent()) {
            answer(exchange, wire.get(), path);
        } else {
            refuse(exchange, path.endsWith("/models") ? models : Script.refuses(404, ""));
        }
    }

    private static Map<String, String> keys(Headers headers) {
        return Stream.of("authorization", "x-api-key", "api-key", "x-goog-api-key")
                .filter(headers::containsKey)
                .collect(Collectors.toMap(name -> name, headers::getFirst));
    }

    private void answer(HttpExchange exchange, WireFormat wire, String path) throws IOException {
        try (var reader = Json.createReader(exchange.getRequestBody())) {
            var body = reader.readObject();
            Canaries.look("a prompt", body.toString());
            requests.add(new Request(wire, path, body, keys(exchange.getRequestHeaders())));
            var question = wire.lastMessage(body);
            var trial = Trial.of(question);
            if (trial.isPresent()) {
                trials.answer(exchange, trial.get());
                return;
            }
            var scripted = scripts.poll();
            var script = scripted == null ? Script.says(("You said: " + question).split("(?<= )")) : scripted;
            if (script.body() == null) {
                stream(exchange, wire, script);
            } else {
                refuse(exchange, script);
            }
        }
    }

    private static void refuse(HttpExchange exchange, Script script) throws IOException {
        var bytes = script.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", script.contentType());
        script.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(script.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void stream(HttpExchange exchange, WireFormat wire, Script script) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var stream = exchange.getResponseBody();
        var ours = gate;
        try {
            write(stream, wire.begin());
            for (var thought : script.reasoning()) {
                write(stream, wire.reasoning(thought));
            }
            for (var chunk : script.chunks()) {
                pass(stream, script, ours);
                write(stream, wire.delta(chunk));
            }
            end(exchange, stream, wire, script);
        } catch (IOException e) {
            hangUps.add("closed");
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(OutputStream stream, Script script, Semaphore gate)
            throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(script.delay().toNanos());
        while (script.gated() && !gate.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            // A comment, which clients ignore: only a write tells whether somebody still reads.
            write(stream, ": waiting\n\n");
        }
    }

    private static void end(HttpExchange exchange, OutputStream stream, WireFormat wire, Script script)
            throws IOException {
        switch (script.ending()) {
            case EOF -> {
                stream.close();
                return;
            }
            case RESET -> {
                // Without the last chunk of the body, which is how a broken connection looks.
                exchange.close();
                throw new IOException("reset by the script");
            }
            case ERROR_EVENT -> write(stream, wire.error("server_error", "the model fell over"));
            case MALFORMED -> write(stream, wire.data("{\"choices\":[{"));
            case NORMAL -> {}
        }
        if (script.finishReason() != null) {
            write(stream, wire.finish(script.finishReason(), script.chunks().size()));
        }
        write(stream, wire.last());
        stream.close();
    }

    static void send(OutputStream stream, String data) throws IOException {
        write(stream, "data: " + Wire.escaped(data) + "\n\n");
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Reads a script as the browser tests send it. */
    public static Script read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return Script.of(reader.readObject());
        }
    }
}
