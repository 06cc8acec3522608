package org.opencodex.generation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.Message;
import org.opencodex.platform.Node;
import org.opencodex.platform.Time;

/** One streamed answer. Its row is changed by guarded SQL in {@link LogEntries} once it runs, so it has no verbs here. */
@Entity
@Table(name = "generation")
public class Generation {
    @Id
    private UUID id;

    @Column(name = "chat_session_id")
    private UUID chatId;

    @Column(name = "message_id")
    private UUID messageId;

    @Enumerated(EnumType.STRING)
    private AnswerStatus status;

    /** The boot of a server that began it: no other may write its log. */
    private UUID owner;

    private String provider;
    private String model;

    @Column(name = "asked_by")
    private UUID askedBy;

    @Column(name = "omitted_messages")
    private int omittedMessages;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "ended_at")
    private OffsetDateTime endedAt;

    protected Generation() {}

    /** By whom, and how many messages of the conversation the prompt leaves out. */
    record Asked(UUID by, int omittedMessages) {}

    /** {@code answer} names the model, and is the message that will hold what it says. */
    Generation(UUID id, Message answer, Asked asked) {
        this(id, answer.chatId(), answer.id(), answer.provider(), answer.model(), asked);
    }

    Generation(UUID id, UUID chatId, UUID messageId, String provider, String model, Asked asked) {
        this.id = id;
        this.chatId = chatId;
        this.messageId = messageId;
        this.status = AnswerStatus.QUEUED;
        this.owner = Node.ID;
        this.provider = provider;
        this.model = model;
        this.askedBy = asked.by();
        this.omittedMessages = asked.omittedMessages();
        this.createdAt = Time.now();
    }

    public UUID id() {
        return id;
    }

    public UUID chatId() {
        return chatId;
    }

    /** The message that holds the answer. */
    public UUID messageId() {
        return messageId;
    }

    /** The boot of the server that runs it. */
    public UUID owner() {
        return owner;
    }

    public AnswerStatus status() {
        return status;
    }

    public String provider() {
        return provider;
    }

    public String model() {
        return model;
    }

    public int omittedMessages() {
        return omittedMessages;
    }
}
