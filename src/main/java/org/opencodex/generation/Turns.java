package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whose turn it is to be written: everybody's with each tick, if anybody has something, and at once that of those who
 * cannot wait. They take nobody along, since each turn of each is a frame, and a hundred that begin would make ten
 * thousand.
 */
final class Turns<T> {
    /** This part of a tick is left to those who read just before it; with more of them the tick is longer. */
    private static final long LEAD = 10;

    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(40);

    private final LongSupplier tickNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<T> urgent = new HashSet<>();
    private boolean waiting;
    private boolean closed;
    private volatile long tickedAt;

    /** {@code tickNanos} is the time from one tick to the next, in nanoseconds; asked anew each time. */
    Turns(LongSupplier tickNanos) {
        this.tickNanos = requireNonNull(tickNanos, "tickNanos");
        this.tickedAt = System.nanoTime() - tickNanos.getAsLong();
    }

    /** Somebody has something to be written, with the next tick. Never blocks for long. */
    void add() {
        lock.lock();
        try {
            if (!waiting) {
                waiting = true;
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@code one} has something to be written at once. Never blocks for long. */
    void addUrgent(T one) {
        lock.lock();
        try {
            if (urgent.add(one)) {
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Nanoseconds until shortly before the next tick, or before the one after that if it is about to come; of a long tick a
     * part, so that not all is read at its end.
     */
    long untilBeforeTheTick() {
        var tick = tickNanos.getAsLong();
        var part = tick / Math.ceilDiv(tick, LONGEST_REST);
        return part - (System.nanoTime() - tickedAt + tick / LEAD) % part;
    }

    /** Nobody has a turn any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next turn: that of all in the set, of everybody if it is empty. Empty itself once this is closed. */
    Optional<Set<T>> next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                var left = tickedAt + tickNanos.getAsLong() - System.nanoTime();
                if (waiting && left <= 0) {
                    waiting = false;
                    urgent.clear();
                    tickedAt = System.nanoTime();
                    return Optional.of(Set.of());
                }
                if (!urgent.isEmpty()) {
                    var named = Set.copyOf(urgent);
                    urgent.clear();
                    return Optional.of(named);
                }
                if (waiting) {
                    news.awaitNanos(left);
                } else {
                    news.await();
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
