package org.opencodex.identity;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** So many of something a minute for each of many, on this server. A few at once are fine, as long as they rest then. */
final class Buckets {
    /** What nobody but an attacker reaches; beyond it, newcomers share one bucket. */
    private static final int MOST = 20_000;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Object NEWCOMERS = new Object();

    private final Map<Object, Bucket> all = new ConcurrentHashMap<>();
    private final long burst;
    private final Bandwidth limit;
    private long lookedAt = System.nanoTime();

    Buckets(long perMinute, long burst) {
        this.burst = burst;
        this.limit = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
    }

    /** Takes one for somebody; if there is none, says in how long there will be. */
    Optional<Duration> take(Object who) {
        var probe = bucket(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(Object who) {
        var known = all.get(who);
        if (known != null) {
            return known;
        }
        forgetTheRested();
        return all.computeIfAbsent(
                all.size() < MOST ? who : NEWCOMERS,
                key -> Bucket.builder().addLimit(limit).build());
    }

    /** A full bucket is as good as none. */
    private synchronized void forgetTheRested() {
        if (all.size() >= MOST / 2 && System.nanoTime() - lookedAt > LOOK.toNanos()) {
            lookedAt = System.nanoTime();
            all.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
        }
    }
}
