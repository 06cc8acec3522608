package org.opencodex.platform;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;

/** Times as PostgreSQL keeps them and as the contract shows them: UTC, to the microsecond. */
public final class Time {
    private static final DateTimeFormatter WIRE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private Time() {}

    public static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** For example {@code 2026-01-31T09:30:00.000000Z}. */
    public static String wire(OffsetDateTime time) {
        return WIRE.format(time);
    }
}
