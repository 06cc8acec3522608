package org.opencodex.chat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.JsonColumn;
import org.opencodex.platform.NullableIdColumn;

/**
 * One message of a chat. The text of an answer is written here once, when its generation ends; until then it is in the
 * generation's log.
 */
@Entity
@Table(name = "message")
public class Message {
    @Id
    private UUID id;

    @Column(name = "chat_session_id")
    private UUID chatId;

    @Column(name = "parent_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID parentId;

    @Column(name = "branch_id")
    private UUID branchId;

    private int depth;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String content;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "message_metadata")
    @Convert(converter = JsonColumn.class)
    private JsonObject metadata;

    @Enumerated(EnumType.STRING)
    private AnswerStatus status;

    @Column(name = "generation_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID generationId;

    private String provider;
    private String model;

    @Column(name = "finish_reason")
    private String finishReason;

    private String reasoning;

    @Convert(converter = JsonColumn.class)
    private JsonObject usage;

    @Column(name = "omitted_messages")
    private Integer omittedMessages;

    @Enumerated(EnumType.STRING)
    private Rating rating;

    @Column(name = "deleted_at")
    private OffsetDateTime deletedAt;

    private int version;

    protected Message() {}

    private Message(Place place, Said said) {
        var parent = place.parent();
        this.id = place.id();
        this.chatId = place.chatId();
        this.parentId = parent == null ? null : parent.id;
        this.branchId = place.branchId();
        this.version = 1;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.role = said.role();
        this.content = said.content();
        this.createdAt = said.createdAt();
        this.metadata = said.metadata();
        this.status = said.status();
        this.provider = said.provider();
        this.model = said.model();
        this.finishReason = said.finishReason();
        this.reasoning = said.reasoning();
        this.usage = said.usage();
        this.omittedMessages = said.omittedMessages();
        this.rating = said.rating();
    }

    /** Where a new message goes; {@code parent} is null for a root. */
    record Place(UUID id, UUID chatId, Message parent, UUID branchId) {}

    /** A message as it was written. */
    static Message written(Place place, Role role, String content, JsonObject metadata) {
        return new Message(place, Said.now(role, content, metadata, AnswerStatus.COMPLETED));
    }

    /** The empty message that a generation is going to fill. */
    static Message answer(Place place, UUID generationId, String provider, String model) {
        var answer = new Message(place, Said.now(Role.ASSISTANT, "", JsonValue.EMPTY_JSON_OBJECT, AnswerStatus.QUEUED));
        answer.generationId = generationId;
        answer.provider = provider;
        answer.model = model;
        return answer;
    }

    /** A message that was said elsewhere. */
    static Message copied(Place place, Said said) {
        return new Message(place, said);
    }

    /** All of it but its place. */
    Said said() {
        return new Said(
                role,
                content,
                createdAt,
                metadata,
                status,
                provider,
                model,
                finishReason,
                reasoning,
                usage,
                omittedMessages,
                rating);
    }

    void rate(Rating newRating) {
        rating = newRating;
    }

    Rating rating() {
        return rating;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    OffsetDateTime deletedAt() {
        return deletedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID chatId() {
        return chatId;
    }

    public UUID parentId() {
        return parentId;
    }

    UUID branchId() {
        return branchId;
    }

    /** How many messages its prompt left out. */
    public void leftOut(int omitted) {
        omittedMessages = omitted;
    }

    Integer omittedMessages() {
        return omittedMessages;
    }

    int version() {
        return version;
    }

    int depth() {
        return depth;
    }

    public Role role() {
        return role;
    }

    public String content() {
        return content;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    JsonObject metadata() {
        return metadata;
    }

    public AnswerStatus status() {
        return status;
    }

    public UUID generationId() {
        return generationId;
    }

    public String provider() {
        return provider;
    }

    public String model() {
        return model;
    }

    public String finishReason() {
        return finishReason;
    }

    public String reasoning() {
        return reasoning;
    }

    JsonObject usage() {
        return usage;
    }
}
