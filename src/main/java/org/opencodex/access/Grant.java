package org.opencodex.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.opencodex.platform.Ids;

/** A role in a project, given to a person or a group. Whom it lets in is {@link Reach}. */
@Entity(name = "Grant")
@Table(name = "access_grant")
class Grant {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "principal_kind")
    private PrincipalKind principalKind;

    @Column(name = "principal_id")
    private UUID principalId;

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Role role;

    /** Its project is deleted, and can still be restored. */
    private boolean hidden;

    protected Grant() {}

    Grant(PrincipalKind principalKind, UUID principalId, UUID projectId, Role role) {
        this.id = Ids.next();
        this.principalKind = principalKind;
        this.principalId = principalId;
        this.projectId = projectId;
        this.role = role;
    }

    void raise(Role higher) {
        if (role.compareTo(higher) < 0) {
            role = higher;
        }
    }

    void become(Role newRole) {
        role = newRole;
    }

    PrincipalKind principalKind() {
        return principalKind;
    }

    UUID principalId() {
        return principalId;
    }

    Role role() {
        return role;
    }
}
