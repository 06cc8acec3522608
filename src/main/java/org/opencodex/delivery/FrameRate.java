package org.opencodex.delivery;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * How fast one socket may talk. What a client sends by itself, above all {@code ack}, is at most one frame for each that it
 * is sent, and costs little; what it asks for costs a look at the database each.
 */
final class FrameRate {
    /** Parts of frames. The server sends a socket some hundred frames a second at most, and a replay in one go. */
    private static final int PARTS_A_SECOND = 2_000;

    private static final int PARTS_AT_ONCE = 20_000;
    private static final int ASKS_A_SECOND = 20;
    private static final int ASKS_AT_ONCE = 200;

    private final Bucket parts = bucket(PARTS_AT_ONCE, PARTS_A_SECOND);
    private final Bucket asks = bucket(ASKS_AT_ONCE, ASKS_A_SECOND);

    private static Bucket bucket(int atOnce, int aSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(aSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Counts a part of a frame; false where no client of good will sends so many. */
    boolean takes() {
        return parts.tryConsume(1);
    }

    /** Counts a frame that asks for something. Throws {@code rate_limited}. */
    void ask() {
        var probe = asks.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new OpenCodexException(
                            ErrorCode.RATE_LIMITED, "This socket asks for too much at once. Wait a little.")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
