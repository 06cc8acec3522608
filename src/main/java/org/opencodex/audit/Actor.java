package org.opencodex.audit;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Who did it.
 *
 * @param id null for somebody who is not known, such as one who failed to sign in, and for the server itself
 */
public record Actor(UUID id, String name) {
    /** What the server does by itself, or is told by its configuration. */
    public static final Actor SERVER = new Actor(null, "server");

    public Actor {
        requireNonNull(name, "name");
    }
}
