package org.opencodex.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.opencodex.chat.Chats;
import org.opencodex.generation.Launcher;
import org.opencodex.identity.User;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
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
    private static final int LONGEST_CONTENT = 200_000;
    private static final int LONGEST_ID = 64;

    @Inject
    private Chats chats;

    @Inject
    private Launcher launcher;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Executors executors;

    private final FrameText incoming = new FrameText();
    private Watcher watcher;

    @OnOpen
    public void open(Session session, @PathParam("id") String id) {
        // Idle peers are found by our own heartbeat: a limit here makes Tyrus keep a cancelled timer for each frame.
        session.setMaxIdleTimeout(0);
        var user = session.getUserPrincipal() instanceof User known ? known : null;
        var chatId = Ids.parse(id).orElse(null);
        watcher = new Watcher(session, user, chatId, launcher::entriesAfter, executors.executor());
        if (user == null) {
            watcher.tell(new OpenCodexException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
            watcher.close(Watcher.UNAUTHENTICATED, "Not signed in.");
            return;
        }
        attempt(() -> {
            requireChat();
            // First known, then asked what runs: in the other order a generation could begin unseen between the two.
            subscriptions.add(watcher);
            launcher.running(chatId).ifPresent(watcher::attach);
        });
    }

    private void requireChat() {
        if (watcher.chatId() == null) {
            throw new ChatGone();
        }
        try {
            chats.get(watcher.user(), watcher.chatId());
        } catch (OpenCodexException e) {
            throw e.code() == ErrorCode.NOT_FOUND ? new ChatGone() : e;
        }
    }

    /** Takes the parts of a message, since WildFly checks no limit on whole ones. */
    @OnMessage
    public void message(String part, boolean last) {
        if (!incoming.append(part)) {
            watcher.tell(new OpenCodexException(ErrorCode.TOO_LARGE, "A frame may have at most 2 MiB."));
            watcher.close(Watcher.TOO_BIG, "The frame is over 2 MiB.");
            return;
        }
        if (last) {
            attempt(() -> handle(StrictJson.read(incoming.take())));
        }
    }

    private void handle(JsonObject frame) {
        var type = frame.get("type");
        switch (type == null ? "" : type.toString()) {
            case "\"message\"" -> send(frame);
            case "\"stop\"" -> stop(frame);
            case "\"ping\"" -> watcher.tell(Frames.PONG);
            default ->
                throw new OpenCodexException(
                        ErrorCode.FRAME_INVALID, "A frame needs a \"type\": message, stop or ping.");
        }
    }

    private void send(JsonObject frame) {
        var content = new AtomicReference<String>();
        new JsonBody(frame)
                .fields()
                .require("content")
                .units("content", LONGEST_CONTENT, content::set)
                .check();
        requireChat();
        launcher.send(watcher.user(), watcher.chatId(), content.get(), message -> {
            watcher.tell(Frames.userMessageSaved(message));
            subscriptions.created(message, watcher);
        });
    }

    private void stop(JsonObject frame) {
        var id = new AtomicReference<String>();
        new JsonBody(frame)
                .fields()
                .require("generation_id")
                .text("generation_id", 1, LONGEST_ID, id::set)
                .check();
        requireChat();
        UUID generationId = Ids.parse(id.get()).orElseThrow(() -> OpenCodexException.notFound("generation"));
        launcher.stop(watcher.user(), watcher.chatId(), generationId)
                .ifPresent(ended -> watcher.tell(Frames.entry(generationId, ended)));
    }

    /** Runs what a client asked for; a failure is told, and ends the connection only where there is nothing to talk about. */
    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (ChatGone e) {
            watcher.tell(OpenCodexException.notFound("chat"));
            watcher.close(Watcher.GONE, "There is no such chat.");
        } catch (RuntimeException e) {
            var failure = Failures.of(e);
            if (failure.code() == ErrorCode.INTERNAL) {
                LOG.log(Level.ERROR, "A frame could not be handled.", e);
            }
            watcher.tell(failure);
        }
    }

    /** The chat of this socket is not there for its user, or no longer: there is nothing left to talk about. */
    private static final class ChatGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @OnClose
    public void close(Session session, CloseReason reason) {
        if (watcher != null) {
            subscriptions.remove(watcher);
        }
    }

    @OnError
    public void error(Session session, Throwable failure) {
        LOG.log(Level.DEBUG, "A socket failed.", failure);
    }
}
