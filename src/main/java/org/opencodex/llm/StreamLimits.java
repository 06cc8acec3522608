package org.opencodex.llm;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How long and how large one answer may be.
 *
 * @param firstByte {@code opencodex.llm.first-byte-timeout}: from the call to the first byte of the stream, connecting
 *     included: large models think first
 * @param gap {@code opencodex.llm.idle-timeout}: between two bytes of the stream; servers that think longer send comments
 *     meanwhile, which are bytes too
 * @param afterFinish silence after the finish reason, when only token counts may still come
 * @param total {@code opencodex.llm.total-timeout}: of the whole answer, whatever arrives
 * @param text {@code opencodex.llm.max-text-bytes}: text and reasoning in UTF-8
 * @param line {@code opencodex.llm.max-line-bytes}: one event of the stream, and so one line
 */
record StreamLimits(Duration firstByte, Duration gap, Duration afterFinish, Duration total, int text, int line) {
    private static final int MIB = 1024 * 1024;

    static final StreamLimits DEFAULT = new StreamLimits(
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofMinutes(30),
            8 * MIB,
            MIB);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int SMALLEST = 1024;
    private static final int LARGEST = 256 * MIB;

    /** Throws {@code IllegalArgumentException} that names the setting that cannot be used. */
    static StreamLimits of(Config config) {
        return new StreamLimits(
                LlmConfig.duration(config, "opencodex.llm.first-byte-timeout", SHORTEST, DEFAULT.firstByte),
                LlmConfig.duration(config, "opencodex.llm.idle-timeout", SHORTEST, DEFAULT.gap),
                DEFAULT.afterFinish,
                LlmConfig.duration(config, "opencodex.llm.total-timeout", SHORTEST, DEFAULT.total),
                LlmConfig.number(config, "opencodex.llm.max-text-bytes", SMALLEST, LARGEST, DEFAULT.text),
                LlmConfig.number(config, "opencodex.llm.max-line-bytes", SMALLEST, LARGEST, DEFAULT.line));
    }
}
