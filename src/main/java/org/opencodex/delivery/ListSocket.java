package org.opencodex.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger.Level;
import org.opencodex.identity.User;
import org.opencodex.platform.StrictJson;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/** What a list of chats needs, live (contract, part B, "Per user"). A client may send {@code ping} and nothing else. */
@ServerEndpoint("/api/v1/events")
@Dependent
public class ListSocket {
    private static final System.Logger LOG = System.getLogger(ListSocket.class.getName());

    @Inject
    private ListEvents events;

    @Inject
    private Clients clients;

    private final FrameText incoming = new FrameText();
    private final FrameRate rate = new FrameRate();
    private SocketConnection connection;
    private Client client;

    @OnOpen
    public void open(Session session) {
        session.setMaxIdleTimeout(0);
        var user = session.getUserPrincipal() instanceof User known ? known : null;
        connection = new SocketConnection(session);
        client = new Client(user, connection);
        if (user == null) {
            client.tell(new OpenCodexException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
            client.close(Client.UNAUTHENTICATED, "Not signed in.");
            return;
        }
        try {
            client.admit(this::begin, () -> {
                events.remove(client);
                clients.remove(client);
            });
        } catch (RuntimeException e) {
            client.tell(Failures.of(e));
            client.close(Client.TRY_AGAIN_LATER, "The events cannot be told now.");
        }
    }

    private void begin() {
        clients.add(client);
        events.add(client);
        // The handshake was answered before: from this frame on, and not sooner, nothing passes the client by.
        client.tell(Frames.HEARTBEAT);
    }

    @OnMessage
    public void message(String part, boolean last) {
        if (client.isClosing()) {
            return;
        }
        if (!rate.takes()) {
            client.tell(new OpenCodexException(ErrorCode.RATE_LIMITED, "A client may not send frames this fast."));
            client.close(Client.FLOODS, "Too many frames.");
            return;
        }
        if (!incoming.append(part)) {
            client.tell(new OpenCodexException(ErrorCode.TOO_LARGE, "A frame may have at most 2 MiB."));
            client.close(Client.TOO_BIG, "The frame is over 2 MiB.");
        } else if (last) {
            answer(incoming.take());
        }
    }

    @OnMessage
    public void pong(PongMessage pong) {
        connection.answered();
    }

    private void answer(String frame) {
        try {
            if (StrictJson.read(frame).get("type") instanceof JsonString type
                    && type.getString().equals("ping")) {
                client.tell(Frames.PONG);
            } else {
                client.tell(new OpenCodexException(ErrorCode.FRAME_INVALID, "Only a \"ping\" may be sent here."));
            }
        } catch (RuntimeException e) {
            client.tell(Failures.of(e));
        }
    }

    @OnClose
    public void close(Session session, CloseReason reason) {
        if (client != null) {
            client.gone();
        }
    }

    @OnError
    public void error(Session session, Throwable failure) {
        LOG.log(Level.DEBUG, "A socket failed.", failure);
    }
}
