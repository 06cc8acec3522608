package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A WebSocket. */
final class SocketConnection implements Connection {
    private final Session session;
    private final RemoteEndpoint.Async remote;

    SocketConnection(Session session) {
        this.session = requireNonNull(session, "session");
        this.remote = session.getAsyncRemote();
    }

    @Override
    public void send(Frame frame, Consumer<Throwable> done) {
        if (frame.isPing()) {
            ping(frame, done);
        } else {
            remote.sendText(frame.text(), result -> done.accept(result.getException()));
        }
    }

    private void ping(Frame frame, Consumer<Throwable> done) {
        try {
            remote.sendPing(ByteBuffer.wrap(frame.text().getBytes(StandardCharsets.US_ASCII)));
            done.accept(null);
        } catch (IOException e) {
            done.accept(e);
        }
    }

    @Override
    public boolean pings() {
        return true;
    }

    @Override
    public void close(int code, String words) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), words));
        } catch (IOException | IllegalStateException e) {
            // Closed already, which is what was wanted.
        }
    }
}
