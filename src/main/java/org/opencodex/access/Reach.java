package org.opencodex.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * That somebody reaches a project, by a grant of their own or of a group of theirs: a view of the database, read only, which
 * leaves out suspended people. Lists join this entity, by its name {@code Reach}, so that no query can see what {@link
 * Access} would refuse.
 */
@Entity(name = "Reach")
@Table(name = "reach")
class Reach {
    @Id
    private String id;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Role role;

    /** The project is deleted, and can still be restored. */
    private boolean hidden;

    protected Reach() {}
}
