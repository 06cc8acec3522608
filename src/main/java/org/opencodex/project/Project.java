package org.opencodex.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** A workspace: chats that share one agent configuration. */
@Entity
@Table(name = "project")
class Project {
    @Id
    private UUID id;

    private String name;
    private String description;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    private int version;

    @Column(name = "deleted_at")
    private OffsetDateTime deletedAt;

    protected Project() {}

    Project(String name, String description) {
        this.id = Ids.next();
        this.name = name;
        this.description = description;
        this.createdAt = Time.now();
        this.updatedAt = createdAt;
        this.version = 1;
    }

    /** One that was elsewhere. */
    Project(String name, String description, OffsetDateTime createdAt) {
        this(name, description);
        this.createdAt = createdAt;
    }

    void change(Edit<Project> edit) {
        version = edit.apply(this, version);
    }

    void rename(String newName) {
        name = newName;
        updatedAt = Time.now();
    }

    void describe(String newDescription) {
        description = newDescription;
        updatedAt = Time.now();
    }

    void delete() {
        deletedAt = Time.now();
    }

    void restore() {
        deletedAt = null;
    }

    /** Null unless it is deleted. */
    OffsetDateTime deletedAt() {
        return deletedAt;
    }

    int version() {
        return version;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    OffsetDateTime createdAt() {
        return createdAt;
    }

    OffsetDateTime updatedAt() {
        return updatedAt;
    }
}
