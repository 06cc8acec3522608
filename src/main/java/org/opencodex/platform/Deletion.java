package org.opencodex.platform;

import java.time.Duration;
import java.time.OffsetDateTime;

/** Deleting (contract, part B): hidden at once, restorable for 30 s, then erased. */
public final class Deletion {
    private static final Duration RESTORABLE = Duration.ofSeconds(30);

    /** How often the erasers look. */
    public static final Duration SWEEP = Duration.ofSeconds(5);

    private Deletion() {}

    /** What was deleted before this time cannot be restored any more. */
    public static OffsetDateTime cutOff() {
        return Time.now().minus(RESTORABLE);
    }
}
