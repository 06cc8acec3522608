package org.opencodex.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Ids;
import org.opencodex.platform.NullableIdColumn;
import org.opencodex.platform.Time;

/** One conversation in a project. */
@Entity
@Table(name = "chat_session")
public class ChatSession {
    @Id
    private UUID id;

    @Column(name = "project_id")
    private UUID projectId;

    private String name;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "container_id")
    private String containerId;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "active_message_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID activeMessageId;

    private int version;

    @Column(name = "auto_named")
    private boolean autoNamed;

    private boolean pinned;

    @Column(name = "last_active_at")
    private OffsetDateTime lastActiveAt;

    @Column(name = "deleted_at")
    private OffsetDateTime deletedAt;

    @Column(name = "deleted_with_project")
    private boolean deletedWithProject;

    /** Whether it is shown among the current ones. */
    enum Status {
        ACTIVE,
        ARCHIVED
    }

    protected ChatSession() {}

    /** {@code autoNamed} if the server may give it a better name. */
    ChatSession(UUID projectId, String name, boolean autoNamed) {
        this.id = Ids.next();
        this.projectId = projectId;
        this.name = name;
        this.autoNamed = autoNamed;
        this.createdAt = Time.now();
        this.lastActiveAt = createdAt;
        this.status = Status.ACTIVE;
        this.version = 1;
    }

    /** One that was elsewhere; its messages follow. */
    ChatSession(UUID projectId, ChatCopy copy) {
        this(projectId, copy.name(), copy.autoNamed());
        createdAt = copy.createdAt();
        lastActiveAt = copy.lastActiveAt();
        pinned = copy.pinned();
        status = copy.archived() ? Status.ARCHIVED : Status.ACTIVE;
    }

    void change(Edit<ChatSession> edit) {
        version = edit.apply(this, version);
    }

    /** Something new was said, and is on show. */
    void goOn(Message leaf) {
        show(leaf);
        lastActiveAt = Time.now();
    }

    /** Puts another leaf of its tree on show; null where no message is left. */
    void show(Message leaf) {
        activeMessageId = leaf == null ? null : leaf.id();
    }

    void pin(boolean nowPinned) {
        pinned = nowPinned;
    }

    void moveTo(UUID otherProjectId) {
        projectId = otherProjectId;
    }

    void delete() {
        deletedAt = Time.now();
    }

    void deleteWithProject() {
        delete();
        deletedWithProject = true;
    }

    void restore() {
        deletedAt = null;
        deletedWithProject = false;
    }

    /** By a person: from now on the name is theirs. */
    void rename(String newName) {
        name = newName;
        autoNamed = false;
    }

    /** By its first words, unless a person named it. The version stays: whoever names it in this moment is right. */
    void nameByWords(String text) {
        if (autoNamed) {
            FirstWords.of(text).ifPresent(words -> name = words);
        }
    }

    /** For good, unless a person named it. The version stays, as above. */
    boolean nameByModel(String title) {
        var allowed = autoNamed;
        if (allowed) {
            name = title;
            autoNamed = false;
        }
        return allowed;
    }

    void enter(Status newStatus) {
        status = newStatus;
    }

    public UUID id() {
        return id;
    }

    public UUID projectId() {
        return projectId;
    }

    /** Whether its name is none that a person, or a model, gave it. */
    public boolean autoNamed() {
        return autoNamed;
    }

    /** The leaf on show; null while there is no message. */
    UUID activeMessageId() {
        return activeMessageId;
    }

    int version() {
        return version;
    }

    /** Null unless it is deleted. */
    OffsetDateTime deletedAt() {
        return deletedAt;
    }

    boolean deletedWithProject() {
        return deletedWithProject;
    }

    String name() {
        return name;
    }

    OffsetDateTime createdAt() {
        return createdAt;
    }

    boolean pinned() {
        return pinned;
    }

    /** When something was said last. */
    OffsetDateTime lastActiveAt() {
        return lastActiveAt;
    }

    String containerId() {
        return containerId;
    }

    Status status() {
        return status;
    }
}
