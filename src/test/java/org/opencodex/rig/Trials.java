package org.opencodex.rig;

import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many trials of one invariant, some at a time, each from a seed of its own. Prints how many there were, the seed of all
 * and the bound that no failure gives (3/n, 95 %). {@code -Dopencodex.seed=…} runs the same trials again, with {@code
 * -Dopencodex.trial=…} only one of them, and {@code -Dopencodex.trials=pr|quarter|long} says how many.
 */
public final class Trials {
    private static final int MOST_FAILURES_SHOWN = 5;
    private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(5);

    private final String invariant;
    private final int count;
    private final int atATime;
    private final long seed;
    private final boolean isLong;
    private final int only = Integer.getInteger("opencodex.trial", -1);
    private Duration budget = DEFAULT_BUDGET;

    /** What one trial does; it throws if the invariant does not hold. */
    public interface Body {
        void run(Random random, int number) throws Exception;
    }

    private Trials(String invariant, int count, int atATime, boolean isLong) {
        this.invariant = invariant;
        this.count = count;
        this.atATime = atATime;
        this.isLong = isLong;
        var given = System.getProperty("opencodex.seed", "");
        this.seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    }

    /** {@code pr} trials in each run of CI, {@code many} by the long profile. */
    public static Trials of(String invariant, int pr, int many, int atATime) {
        var scale = System.getProperty("opencodex.trials", "pr");
        var count =
                switch (scale) {
                    case "long" -> many;
                    case "quarter" -> Math.max(1, pr / 4);
                    default -> pr;
                };
        return new Trials(invariant, count, atATime, scale.equals("long"));
    }

    /**
     * No further trial begins after this time in the long profile, which must fit in an hour as a whole; fewer trials are
     * then reported, with the bound that they give.
     */
    public Trials within(Duration longBudget) {
        budget = longBudget;
        return this;
    }

    /** Runs them all; fails with the seeds of those that failed. */
    public void run(Body body) throws InterruptedException {
        var started = System.nanoTime();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        var ran = new AtomicInteger();
        var places = new Semaphore(atATime);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < count && !isOver(started); number++) {
                if (only >= 0 && number != only) {
                    continue;
                }
                var trial = number;
                ran.incrementAndGet();
                places.acquire();
                threads.execute(() -> {
                    try {
                        body.run(new Random(mix(seed + trial)), trial);
                    } catch (Throwable e) {
                        failures.add(new AssertionError("trial " + trial + ": " + e.getMessage(), e));
                    } finally {
                        places.release();
                    }
                });
            }
        }
        report(ran.get(), failures.size(), (System.nanoTime() - started) / 1e9);
        if (!failures.isEmpty()) {
            var error = new AssertionError(failures.size() + " of " + ran + " trials failed; -Dopencodex.seed=" + seed);
            failures.stream().limit(MOST_FAILURES_SHOWN).forEach(error::addSuppressed);
            throw error;
        }
    }

    private boolean isOver(long started) {
        return isLong && System.nanoTime() - started > budget.toNanos();
    }

    /** Neighbouring seeds of {@link Random} begin with nearly the same bits; this is the last step of SplitMix64. */
    private static long mix(long seed) {
        var mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private void report(int ran, int failed, double seconds) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d trials%s, %d failed, bound %.3f %%, seed %d, %.1f s",
                invariant,
                ran,
                ran < count && only < 0 ? " of " + count + ", as many as fit its time" : "",
                failed,
                300.0 / ran,
                seed,
                seconds));
    }
}
