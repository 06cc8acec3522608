package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of a chat's WebSocket that records what comes. Heartbeats are left out. */
public final class StreamClient implements AutoCloseable, WebSocket.Listener {
    private static final long WAIT_SECONDS = 30;

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    static StreamClient open(HttpClient client, URI httpUrl, String... headers) {
        var stream = new StreamClient();
        var builder = client.newWebSocketBuilder();
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        stream.socket = builder.buildAsync(URI.create(httpUrl.toString().replaceFirst("http", "ws")), stream)
                .join();
        return stream;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try (var reader = Json.createReader(new StringReader(partial.toString()))) {
                var frame = reader.readObject();
                if (!frame.getString("type").equals("heartbeat")) {
                    frames.add(frame);
                }
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    public StreamClient send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** Sends a user message. */
    public StreamClient say(String content) {
        return send(Json.createObjectBuilder()
                .add("type", "message")
                .add("content", content)
                .build()
                .toString());
    }

    /** The next frame, whatever it is. */
    public JsonObject next() {
        try {
            var frame = frames.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came.");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All frames up to and with the first that fits. */
    public List<JsonObject> until(Predicate<JsonObject> fits) {
        var seen = new ArrayList<JsonObject>();
        do {
            seen.add(next());
        } while (!fits.test(seen.getLast()));
        return seen;
    }

    /** All frames up to and with the first of the type. */
    public List<JsonObject> until(String type) {
        return until(frame -> frame.getString("type").equals(type));
    }

    /** All frames up to and with {@code end} or {@code error}. */
    public List<JsonObject> answer() {
        return until(frame -> List.of("end", "error").contains(frame.getString("type")));
    }

    /** The code with which the server closes; waits for it. */
    public int closeCode() {
        return closed.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Closes as a tab that is closed does: without waiting for anything. */
    @Override
    public void close() {
        socket.abort();
    }

    /** The text of the chunks among these frames. */
    public static String text(List<JsonObject> frames) {
        var text = new StringBuilder();
        frames.stream()
                .filter(frame -> frame.getString("type").equals("chunk"))
                .forEach(frame -> text.append(frame.getString("content")));
        return text.toString();
    }

    /** The types of these frames, runs of chunks as one. */
    public static List<String> types(List<JsonObject> frames) {
        var types = new ArrayList<String>();
        for (var frame : frames) {
            var type = frame.getString("type");
            if (!type.equals("chunk") || types.isEmpty() || !types.getLast().equals("chunk")) {
                types.add(type);
            }
        }
        return types;
    }
}
