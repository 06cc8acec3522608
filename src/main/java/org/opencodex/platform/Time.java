package org.opencodex.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as PostgreSQL keeps them and as the contract shows them: UTC, to the microsecond. */
public final class Time {
    private static final DateTimeFormatter WIRE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private static final int LAST_YEAR = 9999;

    private Time() {}

    public static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** Of RFC 3339; empty for anything else, and for years that PostgreSQL does not know. */
    public static Optional<OffsetDateTime> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.MICROS))
                    .filter(time -> isKnown(time.getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day, such as {@code 2026-01-31}; empty for anything else, and in other years. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> isKnown(day.getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    /** For example {@code 2026-01-31T09:30:00.000000Z}. */
    public static String wire(OffsetDateTime time) {
        return WIRE.format(time);
    }
}
