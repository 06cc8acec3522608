package org.opencodex.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Values of one kind, in the order in which they came; thread-safe. */
final class Measured {
    private final long[] values;
    private final AtomicInteger count = new AtomicInteger();

    Measured(int most) {
        values = new long[most];
    }

    void add(long value) {
        var place = count.getAndIncrement();
        if (place < values.length) {
            values[place] = value;
        }
    }

    int count() {
        return Math.min(count.get(), values.length);
    }

    /** The value that this share of all does not exceed; -1 if there is none. */
    long percentile(double share) {
        var sorted = Arrays.copyOf(values, count());
        Arrays.sort(sorted);
        return sorted.length == 0 ? -1 : sorted[(int) Math.max(0, Math.ceil(sorted.length * share) - 1)];
    }
}
