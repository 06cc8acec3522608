package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** That somebody is in a group. */
@Entity
@Table(name = "membership")
class Membership {
    @Id
    private UUID id;

    @Column(name = "group_id")
    private UUID groupId;

    @Column(name = "user_id")
    private UUID userId;

    /** A claim or header said so: the next sign-in may take it back, and nobody else does. */
    @Column(name = "from_sign_in")
    private boolean fromSignIn;

    protected Membership() {}

    UUID groupId() {
        return groupId;
    }

    boolean fromSignIn() {
        return fromSignIn;
    }
}
