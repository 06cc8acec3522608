package org.opencodex.identity;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.util.UUID;
import org.opencodex.audit.Actor;

/**
 * A person or program that asks, as of this request.
 *
 * @param administrator whether the person may set up the installation; see {@link #administers()} for this request
 * @param credential what they proved it with, and what that allows
 */
public record User(UUID id, String name, boolean administrator, Credential credential) implements Principal {
    /** Whom the server serves while sign-in is off; a row of this id is in the database. */
    public static final User LOCAL = new User(
            UUID.fromString("00000000-0000-7000-8000-000000000001"),
            "local",
            true,
            Credential.of(Credential.Kind.LOCAL));

    public User {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(credential, "credential");
    }

    static User of(Account account, Credential credential) {
        return new User(account.id(), account.name(), account.administers(), credential);
    }

    /** Whether the installation is theirs to set up, by what they came with. */
    public boolean administers() {
        return administrator && credential.scope() == Scope.ADMIN;
    }

    /** Whether they may change anything, by what they came with. */
    public boolean writes() {
        return credential.scope() != Scope.READ;
    }

    /** For the audit log. */
    public Actor actor() {
        return new Actor(id, name);
    }

    @Override
    public String getName() {
        return name;
    }
}
