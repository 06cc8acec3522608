package org.opencodex.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a provider wants to be asked again: {@code Retry-After} (RFC 9110, 10.2.3) or OpenAI's {@code Retry-After-Ms}. */
final class RetryAfter {
    /** Beyond it a header says nothing that a person would wait for. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Of the two headers' values, either of which may be null. */
    static Optional<Duration> of(String secondsOrDate, String millis) {
        return number(millis)
                .map(Duration::ofMillis)
                .or(() -> number(secondsOrDate).map(Duration::ofSeconds))
                .or(() -> date(secondsOrDate))
                .filter(delay -> !delay.isNegative() && delay.compareTo(LONGEST) <= 0);
    }

    private static Optional<Long> number(String value) {
        try {
            return value == null ? Optional.empty() : Optional.of(Math.round(Double.parseDouble(value.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String value) {
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(Duration.between(
                            Instant.now(), ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
