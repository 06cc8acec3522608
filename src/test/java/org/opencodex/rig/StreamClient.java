package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One open socket on a chat. Frames are taken in the order in which they came; heartbeats, which may come at any time, are
 * not shown, and changes of the chat, which come beside its answers, are taken apart.
 */
public final class StreamClient implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonObject> chatUpdates = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    private StreamClient() {}

    static StreamClient open(HttpClient client, URI uri, Map<String, String> headers) {
        var stream = new StreamClient();
        stream.socket =
                builder(client, headers).buildAsync(uri, stream.new Listener()).join();
        return stream;
    }

    private static WebSocket.Builder builder(HttpClient client, Map<String, String> headers) {
        var builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        return builder;
    }

    static int handshake(HttpClient client, URI uri, Map<String, String> headers) {
        try {
            var builder = builder(client, headers);
            builder.buildAsync(uri, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Sends a message of the user's. */
    public void say(String content) {
        send(Json.createObjectBuilder()
                .add("type", "message")
                .add("content", content)
                .build()
                .toString());
    }

    public void stop(String generationId) {
        send("{\"type\": \"stop\", \"generation_id\": \"" + generationId + "\"}");
    }

    /** Sends a frame as it is. */
    public void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** Sends what the server may refuse to read to its end. */
    public void trySend(String frame) {
        socket.sendText(frame, true).exceptionally(refused -> socket).join();
    }

    /** The next frame; waits for it. */
    public JsonObject next() {
        return take(frames);
    }

    /** The next {@code chat_updated}; waits for it. */
    public JsonObject nextChatUpdate() {
        return take(chatUpdates);
    }

    private JsonObject take(BlockingQueue<JsonObject> queue) {
        try {
            var frame = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came" + (closed.isDone() ? "; the socket is closed." : "."));
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next frame, which must be of this type. */
    public JsonObject next(String type) {
        var frame = next();
        if (!frame.getString("type").equals(type)) {
            throw new AssertionError("Expected " + type + ", got " + frame);
        }
        return frame;
    }

    /** The frames up to the first of this type, with it. */
    public List<JsonObject> until(String type) {
        List<JsonObject> taken = new ArrayList<>();
        do {
            taken.add(next());
        } while (!taken.getLast().getString("type").equals(type));
        return taken;
    }

    /** Sends a message and takes all frames of its answer, up to {@code end} or {@code error}. */
    public List<JsonObject> ask(String content) {
        say(content);
        return answer();
    }

    /** The frames up to the next {@code end} or {@code error}, with it. */
    public List<JsonObject> answer() {
        List<JsonObject> taken = new ArrayList<>();
        do {
            taken.add(next());
        } while (!List.of("end", "error").contains(taken.getLast().getString("type")));
        return taken;
    }

    /** The text that these frames show. */
    public static String text(List<JsonObject> frames) {
        var text = new StringBuilder();
        frames.stream()
                .filter(frame -> frame.getString("type").equals("chunk"))
                .forEach(frame -> text.append(frame.getString("content")));
        return text.toString();
    }

    public static List<String> types(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getString("type")).toList();
    }

    /** The chunks up to this text, which they must show exactly. */
    public String chunks(String text) {
        var shown = new StringBuilder();
        while (shown.length() < text.length()) {
            shown.append(next("chunk").getString("content"));
        }
        return shown.toString();
    }

    /** Whether the server still answers on this socket: a {@code ping} comes back before anything else. */
    public boolean isAlive() {
        send("{\"type\": \"ping\"}");
        return next().getString("type").equals("pong");
    }

    /** The code with which the server closed the socket; waits for it. 1006 if it did so without a word. */
    public int closeCode() {
        try {
            return closed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The socket stays open.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gone without a word, as when a tab is closed or a cable pulled. */
    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var frame = Answer.read(text.toString());
                text.setLength(0);
                switch (frame.getString("type")) {
                    case "heartbeat" -> {}
                    case "chat_updated" -> chatUpdates.add(frame);
                    default -> frames.add(frame);
                }
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}
