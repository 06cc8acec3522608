package org.opencodex.delivery;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.opencodex.chat.ChatDeleted;
import org.opencodex.chat.ChatUpdated;
import org.opencodex.chat.Message;
import org.opencodex.chat.MessageWritten;
import org.opencodex.generation.Generation;
import org.opencodex.generation.LogEntry;
import org.opencodex.generation.LogReaders;
import org.opencodex.platform.Executors;

/** All open sockets, by chat. Every one of them is subscribed to each new generation of its chat. */
@ApplicationScoped
class Subscriptions implements LogReaders {
    /** Proxies cut idle connections after 20 s and more. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);
    private static final int FIRST = Interceptor.Priority.LIBRARY_BEFORE;

    private final Map<UUID, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    @Inject
    private Executors executors;

    private Future<?> heartbeat;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        heartbeat = executors.every(HEARTBEAT, this::beat);
    }

    /** Tells everybody to come back, where the server has not closed their sockets already. */
    void stop(@Observes @Priority(FIRST) @BeforeDestroyed(ApplicationScoped.class) Object context) {
        heartbeat.cancel(false);
        forAll(watcher -> {
            watcher.tell(Frames.draining(RECONNECT_AFTER));
            watcher.close(Watcher.GOING_AWAY, "The server goes down.");
        });
    }

    private void beat() {
        forAll(watcher -> {
            if (watcher.stalled().compareTo(STALLED) > 0) {
                watcher.cut(Watcher.TRY_AGAIN_LATER, "The client reads too slowly.");
            } else {
                watcher.tell(Frames.HEARTBEAT);
            }
        });
    }

    void add(Watcher watcher) {
        watchers.compute(watcher.chatId(), (chat, known) -> {
            var all = known == null ? ConcurrentHashMap.<Watcher>newKeySet() : known;
            all.add(watcher);
            return all;
        });
    }

    void remove(Watcher watcher) {
        watchers.computeIfPresent(watcher.chatId(), (chat, known) -> {
            known.remove(watcher);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public void started(Generation generation) {
        of(generation.chatId()).forEach(watcher -> watcher.follow(generation));
    }

    @Override
    public void appended(Generation generation, List<LogEntry> entries) {
        of(generation.chatId()).forEach(watcher -> watcher.publish(generation.id(), entries));
    }

    /** A message was sent over one socket: the others of the chat hear of it. */
    void created(Message message, Watcher asker) {
        var frame = Frames.messageCreated(message);
        of(message.chatId()).stream().filter(watcher -> watcher != asker).forEach(watcher -> watcher.tell(frame));
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageWritten event) {
        created(event.message(), null);
    }

    void updated(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatUpdated event) {
        var frame = Frames.chatUpdated(event.chat());
        of(UUID.fromString(event.chat().id())).forEach(watcher -> watcher.tell(frame));
    }

    void deleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatDeleted event) {
        var frame = Frames.chatDeleted(event.chatId());
        of(event.chatId()).forEach(watcher -> {
            watcher.tell(frame);
            watcher.close(Watcher.GONE, "The chat was deleted.");
        });
    }

    private Set<Watcher> of(UUID chatId) {
        return watchers.getOrDefault(chatId, Set.of());
    }

    private void forAll(Consumer<Watcher> action) {
        watchers.values().forEach(all -> all.forEach(action));
    }
}
