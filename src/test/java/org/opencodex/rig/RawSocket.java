package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A socket that may break at any time, which its reader is told in order. */
final class RawSocket implements AutoCloseable {
    private static final long LIMIT_SECONDS = 45;

    private final BlockingQueue<Optional<JsonObject>> frames = new LinkedBlockingQueue<>();
    private WebSocket socket;

    private RawSocket() {}

    static RawSocket open(HttpClient client, URI uri) throws IOException {
        var raw = new RawSocket();
        try {
            raw.socket = client.newWebSocketBuilder()
                    .buildAsync(uri, raw.new Listener())
                    .join();
            return raw;
        } catch (CompletionException e) {
            throw new IOException(e);
        }
    }

    void send(String frame) throws IOException {
        try {
            socket.sendText(frame, true).join();
        } catch (CompletionException e) {
            throw new IOException(e);
        }
    }

    /** The next frame; null once the socket is broken or closed. */
    JsonObject next() throws InterruptedException {
        var frame = frames.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("Neither a frame nor an end came, not even a heartbeat.");
        }
        return frame.orElse(null);
    }

    @Override
    public void close() {
        socket.abort();
        // Nobody else tells the reader of our own hanging up.
        frames.add(Optional.empty());
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                frames.add(Optional.of(Answer.read(text.toString())));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            frames.add(Optional.empty());
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            frames.add(Optional.empty());
        }
    }
}
