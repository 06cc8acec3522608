package org.opencodex.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.opencodex.platform.Ids;

/**
 * A principal's role in a project. Lists join this entity, by its name {@code Grant}, so that no query can see what
 * {@link Access} would refuse.
 */
@Entity(name = "Grant")
@Table(name = "access_grant")
class Grant {
    @Id
    private UUID id;

    @Column(name = "principal_id")
    private UUID principalId;

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Role role;

    /** Its project is deleted, and can still be restored. */
    private boolean hidden;

    protected Grant() {}

    Grant(UUID principalId, UUID projectId, Role role) {
        this.id = Ids.next();
        this.principalId = principalId;
        this.projectId = projectId;
        this.role = role;
    }
}
