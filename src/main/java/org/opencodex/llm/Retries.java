package org.opencodex.llm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.opencodex.problem.OpenCodexException;

/**
 * Whether and when a provider is asked again, unnoticed: only what may pass by itself within seconds, and only while nothing
 * of the answer has been shown.
 *
 * @param most {@code opencodex.llm.retries}: how often, 0 to 2
 * @param pauses before the first, the second, … where the provider does not say how long
 */
record Retries(int most, List<Duration> pauses) {
    static final int MOST = 2;
    static final Retries NONE = new Retries(0, List.of());

    /** Nobody waits for longer without being told. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(2));

    /** 529 is Anthropic's word for overloaded. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504, 529);

    /** The same as errors within the stream, in Anthropic's and Google's words. */
    private static final Set<String> PASSING_ERRORS =
            Set.of("overloaded_error", "rate_limit_error", "RESOURCE_EXHAUSTED", "UNAVAILABLE");

    Retries {
        pauses = List.copyOf(pauses);
    }

    Retries(int most) {
        this(most, PAUSES);
    }

    static boolean mayPass(int status) {
        return PASSING.contains(status);
    }

    static boolean mayPass(String errorType) {
        return PASSING_ERRORS.contains(errorType);
    }

    /** How long to wait after so many retries and this failure; empty if it is not worth another. */
    Optional<Duration> after(int soFar, OpenCodexException failure) {
        if (soFar >= most || !failure.code().retryable()) {
            return Optional.empty();
        }
        return failure.retryAfter()
                .or(() -> Optional.of(jittered(pauses.get(Math.min(soFar, pauses.size() - 1)))))
                .filter(delay -> delay.compareTo(LONGEST) <= 0);
    }

    /** By up to a quarter, so that those who were refused together do not come back together. */
    private static Duration jittered(Duration pause) {
        var quarter = pause.toNanos() / 4;
        return pause.plusNanos(quarter == 0 ? 0 : ThreadLocalRandom.current().nextLong(-quarter, quarter));
    }
}
