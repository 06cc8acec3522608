package org.opencodex.delivery;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.opencodex.generation.Generation;
import org.opencodex.generation.LogEntry;
import org.opencodex.identity.User;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/** One open socket on one chat: what it is sent, and how far it has come in each log. */
final class Watcher implements Mailbox.Owner {
    static final int GONE = 4404;
    static final int UNAUTHENTICATED = 4401;
    static final int TRY_AGAIN_LATER = 1013;
    static final int GOING_AWAY = 1001;
    static final int TOO_BIG = 1009;

    private final Session session;
    private final User user;
    private final UUID chatId;
    private final Subscription.Log log;
    private final Executor executor;
    private final Mailbox mailbox;
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile CloseReason reason = reason(TRY_AGAIN_LATER, "The connection failed.");

    Watcher(Session session, User user, UUID chatId, Subscription.Log log, Executor executor) {
        this.session = session;
        this.user = user;
        this.chatId = chatId;
        this.log = log;
        this.executor = executor;
        var remote = session.getAsyncRemote();
        this.mailbox = new Mailbox(
                (frame, done) -> remote.sendText(frame, result -> done.accept(result.getException())), this);
    }

    User user() {
        return user;
    }

    UUID chatId() {
        return chatId;
    }

    /** Sends a frame that is in no log. A socket that has no room for it is dropped: the client comes back and reads. */
    void tell(String frame) {
        if (!mailbox.offer(frame)) {
            close(TRY_AGAIN_LATER, "The client reads too slowly.");
        }
    }

    void tell(OpenCodexException failure) {
        tell(Frames.error(failure));
    }

    /** Follows a generation that begins now. */
    void follow(Generation generation) {
        var subscription = Subscription.live(generation.id(), log, sink(generation.id()), executor);
        if (subscriptions.putIfAbsent(generation.id(), subscription) == null) {
            tell(Frames.start(generation));
        }
    }

    /** Follows a generation that has run for a while, from its first entry. */
    void attach(Generation generation) {
        var subscription = Subscription.attached(generation.id(), log, sink(generation.id()), executor);
        if (subscriptions.putIfAbsent(generation.id(), subscription) == null) {
            tell(Frames.start(generation));
            subscription.catchUp();
        }
    }

    private Subscription.Sink sink(UUID generationId) {
        return new Subscription.Sink() {
            @Override
            public boolean offer(LogEntry entry) {
                var taken = mailbox.offer(Frames.entry(generationId, entry));
                if (taken && entry.kind().terminal()) {
                    subscriptions.remove(generationId);
                }
                return taken;
            }

            @Override
            public void broken(RuntimeException failure) {
                tell(Failures.of(failure));
                close(TRY_AGAIN_LATER, "The log cannot be read now.");
            }
        };
    }

    /** The log of a generation has grown. */
    void publish(UUID generationId, List<LogEntry> entries) {
        var subscription = subscriptions.get(generationId);
        if (subscription != null) {
            subscription.publish(entries);
        }
    }

    @Override
    public void hasRoom() {
        subscriptions.values().forEach(Subscription::catchUp);
    }

    /** How long the client has not taken what it was sent. */
    Duration stalled() {
        return mailbox.stalled();
    }

    /** Closes the socket once what was told before has been sent. */
    void close(int code, String words) {
        reason = reason(code, words);
        subscriptions.clear();
        mailbox.finish();
    }

    /** Closes the socket now: its client takes nothing. */
    void cut(int code, String words) {
        reason = reason(code, words);
        subscriptions.clear();
        finished();
    }

    @Override
    public void finished() {
        try {
            session.close(reason);
        } catch (IOException | IllegalStateException e) {
            // Closed already, which is what was wanted.
        }
    }

    private static CloseReason reason(int code, String words) {
        return new CloseReason(CloseReason.CloseCodes.getCloseCode(code), words);
    }
}
