package org.opencodex.llm;

import java.time.Duration;

/**
 * How long and how large one answer may be.
 *
 * @param firstByte from the call to the first byte of the stream, connecting included: large models think first
 * @param gap between two bytes of the stream; servers that think longer send comments meanwhile, which are bytes too
 * @param afterFinish silence after the finish reason, when only token counts may still come
 * @param total of the whole answer, whatever arrives
 * @param text bytes of text and reasoning in UTF-8
 */
record StreamLimits(Duration firstByte, Duration gap, Duration afterFinish, Duration total, int text) {
    static final StreamLimits DEFAULT = new StreamLimits(
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofMinutes(30),
            8 * 1024 * 1024);
}
