package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
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
        remote.sendText(frame.text(), result -> done.accept(result.getException()));
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
