package org.opencodex.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.opencodex.chat.ChatNotices;
import org.opencodex.chat.Chats;
import org.opencodex.chat.MessagePages;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.generation.GenerationNotices;
import org.opencodex.platform.Notice;

/** Passes on to this server's clients what the other servers have done, as its own events are. */
@ApplicationScoped
class NoticeReader {
    @Inject
    private Subscriptions subscriptions;

    @Inject
    private ListEvents listEvents;

    @Inject
    private Chats chats;

    @Inject
    private MessagePages messages;

    @Inject
    private GenerationLogs logs;

    void arrived(@Observes Notice notice) {
        var ids = notice.ids();
        switch (notice.topic()) {
            case ChatNotices.CREATED -> chats.view(ids.getFirst()).ifPresent(listEvents::created);
            case ChatNotices.UPDATED -> updated(ids.getFirst());
            case ChatNotices.DELETED -> {
                subscriptions.deleted(ids.getFirst());
                listEvents.deleted(ids.getFirst(), ids.getLast());
            }
            case ChatNotices.MOVED -> listEvents.moved(ids.getFirst(), ids.get(1), ids.getLast());
            case ChatNotices.WRITTEN -> written(ids.getFirst(), ids.getLast());
            case ChatNotices.RATED -> {
                if (subscriptions.isWatched(ids.getFirst())) {
                    messages.find(ids.getFirst(), ids.getLast())
                            .ifPresent(message -> subscriptions.rated(ids.getFirst(), message));
                }
            }
            case ChatNotices.CHANGED -> subscriptions.changed(ids.getFirst());
            case ChatNotices.READ -> listEvents.read(ids.getFirst(), ids.getLast());
            case GenerationNotices.STARTED ->
                logs.find(ids.getFirst(), ids.getLast()).ifPresent(listEvents::started);
            case GenerationNotices.ENDED ->
                logs.find(ids.getFirst(), ids.getLast())
                        .ifPresent(generation -> listEvents.ended(generation, generation.status()));
            default -> {
                // Not for us.
            }
        }
    }

    private void updated(UUID chatId) {
        chats.view(chatId).ifPresent(chat -> {
            subscriptions.updated(chat);
            listEvents.updated(chat);
        });
    }

    private void written(UUID chatId, UUID messageId) {
        if (subscriptions.isWatched(chatId)) {
            messages.find(chatId, messageId).ifPresent(message -> subscriptions.created(chatId, message, null));
        }
    }
}
