package org.opencodex.rig;

import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many trials of one invariant, some at a time, each from a seed of its own. Prints how many there were, the seed of all
 * and the bound that no failure gives (3/n, 95 %). {@code -Dopencodex.seed=…} runs the same trials again, and {@code
 * -Dopencodex.trials=pr|quarter|long} says how many.
 */
public final class Trials {
    private static final int MOST_FAILURES_SHOWN = 5;

    private final String invariant;
    private final int count;
    private final int atATime;
    private final long seed;

    /** What one trial does; it throws if the invariant does not hold. */
    public interface Body {
        void run(Random random, int number) throws Exception;
    }

    private Trials(String invariant, int count, int atATime) {
        this.invariant = invariant;
        this.count = count;
        this.atATime = atATime;
        var given = System.getProperty("opencodex.seed", "");
        this.seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    }

    /** {@code pr} trials in each run of CI, {@code many} by the long profile. */
    public static Trials of(String invariant, int pr, int many, int atATime) {
        var count =
                switch (System.getProperty("opencodex.trials", "pr")) {
                    case "long" -> many;
                    case "quarter" -> Math.max(1, pr / 4);
                    default -> pr;
                };
        return new Trials(invariant, count, atATime);
    }

    public int count() {
        return count;
    }

    /** Runs them all; fails with the seeds of those that failed. */
    public void run(Body body) throws InterruptedException {
        var started = System.nanoTime();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        var failed = new AtomicInteger();
        var places = new Semaphore(atATime);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < count; number++) {
                var trial = number;
                places.acquire();
                threads.execute(() -> {
                    try {
                        body.run(new Random(seed + trial), trial);
                    } catch (Throwable e) {
                        failed.incrementAndGet();
                        failures.add(new AssertionError("trial " + trial + ": " + e.getMessage(), e));
                    } finally {
                        places.release();
                    }
                });
            }
        }
        report(failed.get(), (System.nanoTime() - started) / 1e9);
        if (!failures.isEmpty()) {
            var error = new AssertionError(failed + " of " + count + " trials failed; -Dopencodex.seed=" + seed);
            failures.stream().limit(MOST_FAILURES_SHOWN).forEach(error::addSuppressed);
            throw error;
        }
    }

    private void report(int failed, double seconds) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d trials, %d failed, bound %.3f %%, seed %d, %.1f s",
                invariant,
                count,
                failed,
                300.0 / count,
                seed,
                seconds));
    }
}
