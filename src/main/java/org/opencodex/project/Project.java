package org.opencodex.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
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

    protected Project() {}

    Project(String name, String description) {
        this.id = Ids.next();
        this.name = name;
        this.description = description;
        this.createdAt = Time.now();
        this.updatedAt = createdAt;
    }

    void rename(String newName) {
        name = newName;
        updatedAt = Time.now();
    }

    void describe(String newDescription) {
        description = newDescription;
        updatedAt = Time.now();
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
