package org.opencodex.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** That a person or a group has been given a role in a project. Ids only: names are known to {@code identity}. */
public record Share(PrincipalKind kind, UUID principalId, Role role) {
    public Share {
        requireNonNull(kind, "kind");
        requireNonNull(principalId, "principalId");
        requireNonNull(role, "role");
    }

    static Share of(Grant grant) {
        return new Share(grant.principalKind(), grant.principalId(), grant.role());
    }
}
