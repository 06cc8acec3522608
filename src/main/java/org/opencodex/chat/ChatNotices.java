package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.opencodex.platform.Nodes;

/** Tells the other servers what has become of chats, once it is in the database: see {@link org.opencodex.platform.Notice}. */
@ApplicationScoped
public class ChatNotices {
    /** Chat. */
    public static final String CREATED = "chat_created";

    /** Chat. */
    public static final String UPDATED = "chat_updated";

    /** Chat, the project it was in, the project it is in. */
    public static final String MOVED = "chat_moved";

    /** Chat, its project. */
    public static final String DELETED = "chat_deleted";

    /** Chat, message. */
    public static final String WRITTEN = "message_written";

    /** Chat, message. */
    public static final String RATED = "message_rated";

    /** Chat. */
    public static final String CHANGED = "messages_changed";

    /** User, chat. */
    public static final String READ = "chat_read";

    @Inject
    private Nodes nodes;

    void created(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatCreated event) {
        nodes.tell(CREATED, List.of(UUID.fromString(event.chat().id())));
    }

    void updated(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatUpdated event) {
        nodes.tell(UPDATED, List.of(UUID.fromString(event.chat().id())));
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatMoved event) {
        nodes.tell(MOVED, List.of(event.chatId(), event.from(), event.to()));
    }

    void deleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatDeleted event) {
        nodes.tell(DELETED, List.of(event.chatId(), event.projectId()));
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageWritten event) {
        nodes.tell(
                WRITTEN, List.of(event.chatId(), UUID.fromString(event.message().id())));
    }

    void rated(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageRated event) {
        nodes.tell(
                RATED, List.of(event.chatId(), UUID.fromString(event.message().id())));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesChanged event) {
        nodes.tell(CHANGED, List.of(event.chatId()));
    }

    void read(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatRead event) {
        nodes.tell(READ, List.of(event.userId(), event.chatId()));
    }
}
