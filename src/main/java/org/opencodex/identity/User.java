package org.opencodex.identity;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.util.UUID;

/** A person or program that asks. */
public record User(UUID id, String name) implements Principal {
    /** Whom the server serves while sign-in is off; a row of this id is in the database. */
    static final User LOCAL = new User(UUID.fromString("00000000-0000-7000-8000-000000000001"), "local");

    /** Whether the installation is theirs to set up: the one person there is while sign-in is off. */
    public boolean administers() {
        return equals(LOCAL);
    }

    public User {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }

    @Override
    public String getName() {
        return name;
    }
}
