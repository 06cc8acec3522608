package org.opencodex.llm;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Within which limits models are called.
 *
 * @param demoDelay {@code opencodex.llm.demo.delay}: the pause between two words of the demo (ISO-8601 duration)
 */
record LlmConfig(Duration demoDelay, StreamLimits limits, Retries retries) {
    private static final Duration DEFAULT_DEMO_DELAY = Duration.ofMillis(25);

    /** Beyond it a clock of nanoseconds comes to its end. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Throws {@code IllegalArgumentException} that names the setting that cannot be used. */
    static LlmConfig of(Config config) {
        return new LlmConfig(
                duration(config, "opencodex.llm.demo.delay", Duration.ZERO, DEFAULT_DEMO_DELAY),
                StreamLimits.of(config),
                new Retries(number(config, "opencodex.llm.retries", 0, Retries.MOST, Retries.MOST)));
    }

    static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Read by ourselves, so that the complaint is the same on each server and names the setting. */
    static Duration duration(Config config, String name, Duration least, Duration otherwise) {
        var text = text(config, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var duration = text.flatMap(LlmConfig::duration).filter(value -> value.compareTo(least) >= 0);
        return duration.orElseThrow(
                () -> new IllegalArgumentException(name + " must be an ISO-8601 duration of at least " + least
                        + " and at most " + LONGEST + ", such as PT120S, and is \"" + text.get() + "\"."));
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(value -> value.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static int number(Config config, String name, int least, int most, int otherwise) {
        var text = text(config, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same complaint.
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from " + least + " to " + most + ", and is \"" + text.get() + "\".");
    }
}
