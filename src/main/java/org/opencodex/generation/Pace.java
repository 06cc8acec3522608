package org.opencodex.generation;

import java.util.concurrent.TimeUnit;

/**
 * The time from one flush to the next: short enough to look like typing, long enough to put some tokens into one frame.
 * Above 3,300 frames a second it stretches, since a frame costs the same whatever is in it.
 */
final class Pace {
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(120);
    private static final long MOST_FRAMES_A_SECOND = 3_300;

    /** Of the last frame count in the mean: a few flushes decide, not one. */
    private static final double WEIGHT = 0.2;

    private double frames;

    /** A flush has made so many frames. */
    void flushed(int made) {
        frames += WEIGHT * (made - frames);
    }

    /** Nanoseconds until the next flush. */
    long tick() {
        var stretched = (long) (frames / MOST_FRAMES_A_SECOND * TimeUnit.SECONDS.toNanos(1));
        return Math.clamp(stretched, SHORTEST, LONGEST);
    }
}
