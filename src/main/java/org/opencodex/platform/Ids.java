package org.opencodex.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids: UUIDv7 (RFC 9562), so that rows of one time lie together; on the wire the canonical lower-case form only. */
public final class Ids {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final long MOST_MILLIS = (1L << 48) - 1;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 1L << 63;

    private Ids() {}

    /** A new id, greater than any made before by this server. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Less than any id made then or later, as far as the clock of who makes it is right. */
    public static UUID before(Instant time) {
        var millis = Math.clamp(time.toEpochMilli(), 0, MOST_MILLIS);
        return new UUID(millis << Short.SIZE | VERSION_7, VARIANT);
    }

    /** Empty for anything but the one spelling that we give out: an id is a string, and has no second form. */
    public static Optional<UUID> parse(String text) {
        return text != null && CANONICAL.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
