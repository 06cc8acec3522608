package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A WebSocket. It is closed on the thread that reads it, when a last ping has been answered. Payara uses the objects of a
 * request again while its own callbacks for the closed one are still to come, and these then break whatever request has
 * got the objects (https://github.com/payara/Payara/issues/5432): closed on a thread that serves requests, one socket in
 * some hundreds makes a stranger's request fail. The threads that read sockets serve no requests.
 */
final class SocketConnection implements Connection {
    private static final String FAREWELL = "bye";

    /** For an answer to the last ping. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final AtomicReference<CloseReason> closing = new AtomicReference<>();

    SocketConnection(Session session) {
        this.session = requireNonNull(session, "session");
        this.remote = session.getAsyncRemote();
    }

    @Override
    public void send(Frame frame, Consumer<Throwable> done) {
        if (frame.isPing()) {
            done.accept(ping(frame.text()));
        } else {
            remote.sendText(frame.text(), result -> done.accept(result.getException()));
        }
    }

    private IOException ping(String data) {
        try {
            remote.sendPing(ByteBuffer.wrap(data.getBytes(StandardCharsets.US_ASCII)));
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Override
    public boolean pings() {
        return true;
    }

    @Override
    public void close(int code, String words) {
        if (closing.compareAndSet(null, reason(code, words))) {
            ping(FAREWELL);
            Thread.ofVirtual().start(this::closeLate);
        }
    }

    private void closeLate() {
        try {
            Thread.sleep(PATIENCE);
            end(closing.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called on the thread that reads, for each pong. */
    void answered() {
        var reason = closing.get();
        if (reason != null) {
            end(reason);
        }
    }

    @Override
    public void cut(int code, String words) {
        // Apart, since a close is written too, and Tyrus waits for ever where nobody reads.
        Thread.ofVirtual().start(() -> end(reason(code, words)));
    }

    private void end(CloseReason reason) {
        try {
            if (session.isOpen()) {
                session.close(reason);
            }
        } catch (IOException | IllegalStateException e) {
            // Closed already, which is what was wanted.
        }
    }

    private static CloseReason reason(int code, String words) {
        return new CloseReason(CloseReason.CloseCodes.getCloseCode(code), words);
    }
}
