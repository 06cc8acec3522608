package org.opencodex.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.ChatDeleted;
import org.opencodex.chat.ChatUpdated;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.MessageRated;
import org.opencodex.chat.MessageView;
import org.opencodex.chat.MessageWritten;
import org.opencodex.chat.MessagesChanged;
import org.opencodex.generation.Generation;
import org.opencodex.generation.LogEntry;
import org.opencodex.generation.LogReaders;

/** All watchers at this server, by chat. Every one of them is subscribed to each new generation of its chat. */
@ApplicationScoped
class Subscriptions implements LogReaders {
    private final Map<UUID, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    @Inject
    private ListEvents listEvents;

    void add(Watcher watcher) {
        watchers.compute(watcher.chatId(), (chat, known) -> {
            var all = known == null ? ConcurrentHashMap.<Watcher>newKeySet() : known;
            all.add(watcher);
            return all;
        });
    }

    void remove(Watcher watcher) {
        watcher.leave();
        watchers.computeIfPresent(watcher.chatId(), (chat, known) -> {
            known.remove(watcher);
            return known.isEmpty() ? null : known;
        });
    }

    /** Everybody who watches a chat at this server. */
    List<Watcher> all() {
        return watchers.values().stream().flatMap(Set::stream).toList();
    }

    /** The chats that somebody watches at this server. */
    Set<UUID> chats() {
        return Set.copyOf(watchers.keySet());
    }

    boolean isWatched(UUID chatId) {
        return watchers.containsKey(chatId);
    }

    @Override
    public void started(Generation generation) {
        of(generation.chatId()).forEach(watcher -> watcher.follow(generation));
        listEvents.started(generation);
    }

    @Override
    public void queued(Generation generation, int place) {
        tell(generation.chatId(), Frames.queued(generation, place));
    }

    @Override
    public void retrying(Generation generation, Duration delay) {
        tell(generation.chatId(), Frames.retrying(generation, delay));
    }

    @Override
    public int appended(Generation generation, List<LogEntry> entries) {
        var readers = of(generation.chatId());
        if (readers.isEmpty()) {
            return 0;
        }
        var frames = Frames.entries(generation.id(), entries);
        var given = 0;
        for (var watcher : readers) {
            given += watcher.publish(generation.id(), frames);
        }
        return given;
    }

    @Override
    public void ended(Generation generation, AnswerStatus status) {
        listEvents.ended(generation, status);
    }

    /** A message was sent by one watcher, or by nobody here: the others of the chat hear of it. */
    void created(UUID chatId, MessageView message, Watcher asker) {
        var frame = Frames.messageCreated(message);
        of(chatId).stream().filter(watcher -> watcher != asker).forEach(watcher -> watcher.client()
                .tell(frame));
    }

    void updated(ChatView chat) {
        tell(UUID.fromString(chat.id()), Frames.chatUpdated(chat));
    }

    void rated(UUID chatId, MessageView message) {
        tell(chatId, Frames.messageUpdated(message));
    }

    void changed(UUID chatId) {
        tell(chatId, Frames.messagesChanged(chatId));
    }

    void deleted(UUID chatId) {
        var frame = Frames.chatDeleted(chatId);
        of(chatId).forEach(watcher -> {
            watcher.tell(frame);
            watcher.client().close(Client.GONE, "The chat was deleted.");
        });
    }

    void onWritten(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageWritten event) {
        created(event.chatId(), event.message(), null);
    }

    void onRated(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageRated event) {
        rated(event.chatId(), event.message());
    }

    void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesChanged event) {
        changed(event.chatId());
    }

    void onUpdated(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatUpdated event) {
        updated(event.chat());
    }

    void onDeleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatDeleted event) {
        deleted(event.chatId());
    }

    private void tell(UUID chatId, Frame frame) {
        of(chatId).forEach(watcher -> watcher.tell(frame));
    }

    private Set<Watcher> of(UUID chatId) {
        return watchers.getOrDefault(chatId, Set.of());
    }
}
