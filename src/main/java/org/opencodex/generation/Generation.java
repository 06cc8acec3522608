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
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** One streamed answer. Its row is changed by guarded SQL in {@link LogEntries} once it runs, so it has no verbs here. */
@Entity
@Table(name = "generation")
public class Generation {
    /** This boot of the server: only the boot that began a generation may write its log. */
    static final UUID THIS_BOOT = Ids.next();

    @Id
    private UUID id;

    @Column(name = "chat_session_id")
    private UUID chatId;

    @Column(name = "message_id")
    private UUID messageId;

    @Enumerated(EnumType.STRING)
    private AnswerStatus status;

    private UUID owner;
    private String provider;
    private String model;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "ended_at")
    private OffsetDateTime endedAt;

    protected Generation() {}

    Generation(UUID id, UUID chatId, UUID messageId, String provider, String model) {
        this.id = id;
        this.chatId = chatId;
        this.messageId = messageId;
        this.status = AnswerStatus.QUEUED;
        this.owner = THIS_BOOT;
        this.provider = provider;
        this.model = model;
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

    public AnswerStatus status() {
        return status;
    }

    public String provider() {
        return provider;
    }

    public String model() {
        return model;
    }
}
