package org.opencodex.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencodex.chat.Chats;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.identity.User;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Ids;
import org.opencodex.platform.StrictJson;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/**
 * The real-time streaming chat (contract, parts A and B). Thin: it reads frames and hands them on. Whoever connects has
 * passed the same filters as a REST request; each message asks {@code Access} anew.
 */
@ServerEndpoint("/api/v1/chats/{id}/stream")
@Dependent
public class ChatSocket {
    private static final System.Logger LOG = System.getLogger(ChatSocket.class.getName());

    /** What our own pings carry; a pong may come unasked, with anything. */
    private static final Pattern MARK = Pattern.compile("\\d{1,18}");

    @Inject
    private Chats chats;

    @Inject
    private GenerationLogs logs;

    @Inject
    private ChatRequests requests;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Clients clients;

    @Inject
    private Executors executors;

    private final FrameText incoming = new FrameText();
    private final FrameRate rate = new FrameRate();
    private SocketConnection connection;
    private Client client;
    private Watcher watcher;

    @OnOpen
    public void open(Session session, @PathParam("id") String id) {
        // Idle peers are found by our own heartbeat: a limit here makes Tyrus keep a cancelled timer for each frame.
        session.setMaxIdleTimeout(0);
        var user = session.getUserPrincipal() instanceof User known ? known : null;
        connection = new SocketConnection(session);
        client = new Client(user, connection);
        var chatId = Ids.parse(id).orElse(null);
        watcher = new Watcher(client, chatId, logs, executors.executor());
        if (user == null) {
            client.tell(new OpenCodexException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
            client.close(Client.UNAUTHENTICATED, "Not signed in.");
            return;
        }
        if (chatId == null) {
            leave();
            return;
        }
        try {
            client.admit(() -> begin(session), () -> {
                subscriptions.remove(watcher);
                clients.remove(client);
            });
        } catch (RuntimeException e) {
            // Not subscribed, it would wait for ever for what it never hears of.
            client.tell(Failures.of(e));
            client.close(Client.TRY_AGAIN_LATER, "The chat cannot be opened now.");
        }
    }

    private void begin(Session session) {
        // Before it takes one of the user's places, which it would hold until it is closed.
        if (isGone()) {
            leave();
            return;
        }
        clients.add(client);
        var point = resumePoint(session);
        point.ifPresent(from -> watcher.expectResume(from.generationId()));
        // First known, then asked what runs: in the other order a generation could begin unseen between the two.
        subscriptions.add(watcher);
        // The handshake was answered before: from this frame on, and not sooner, nothing passes the client by.
        client.tell(Frames.HEARTBEAT);
        point.ifPresent(from -> attempt(() -> requests.resume(watcher, from.generationId(), from.seq())));
        requests.attach(watcher);
    }

    private Optional<ResumePoint> resumePoint(Session session) {
        try {
            return ResumePoint.of(session.getRequestParameterMap());
        } catch (OpenCodexException e) {
            client.tell(e);
            return Optional.empty();
        }
    }

    /** Whether the chat of this socket is not there for its user, or no longer. */
    private boolean isGone() {
        return chats.visible(client.user(), List.of(watcher.chatId())).isEmpty();
    }

    private void leave() {
        client.tell(OpenCodexException.notFound("chat"));
        client.close(Client.GONE, "There is no such chat.");
    }

    /** Takes the parts of a message, since WildFly checks no limit on whole ones. */
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
            return;
        }
        if (last) {
            attempt(() -> requests.handle(watcher, StrictJson.read(incoming.take()), rate));
        }
    }

    /** Every client answers pings by itself. */
    @OnMessage
    public void pong(PongMessage pong) {
        connection.answered();
        var data = StandardCharsets.US_ASCII.decode(pong.getApplicationData()).toString();
        if (MARK.matcher(data).matches()) {
            client.landed(Long.parseLong(data));
        }
    }

    /** Runs what a client asked for; a failure is told, and ends the connection only where there is nothing to talk about. */
    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            var failure = Failures.of(e);
            if (failure.code() == ErrorCode.NOT_FOUND && isGone()) {
                leave();
                return;
            }
            if (failure.code() == ErrorCode.INTERNAL) {
                LOG.log(Level.ERROR, "A frame could not be handled.", e);
            }
            client.tell(failure);
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
