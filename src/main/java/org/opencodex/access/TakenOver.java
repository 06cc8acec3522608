package org.opencodex.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Everything that is one person's becomes another's; fired within the transaction. Whoever keeps rows with the ids of people
 * moves them, and loses none.
 */
public record TakenOver(UUID from, UUID to) {
    public TakenOver {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }
}
