package org.opencodex.llm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of one stream, on a thread of its own, since neither a read nor a name lookup can be trusted to end by itself.
 * Only the time spent waiting for the provider counts as silence, not the time in which the sink holds the stream back.
 */
final class StreamWatch implements AutoCloseable {
    /** What happens, once, when time is up. */
    interface Alarm {
        void silent(Duration limit);

        void tooLong(Duration limit);
    }

    private final StreamLimits limits;
    private final Alarm alarm;
    private final long startedAt;
    private volatile Duration limit;
    private volatile long waitingSince = System.nanoTime();
    private volatile boolean waiting = true;
    private volatile boolean closed;
    private boolean begun;
    private final Thread thread;

    /** Starts to wait for the first byte; {@code startedAt}, a {@code nanoTime}, is when the whole answer was asked for. */
    StreamWatch(StreamLimits limits, long startedAt, Alarm alarm) {
        this.limits = limits;
        this.startedAt = startedAt;
        this.alarm = alarm;
        this.limit = limits.firstByte();
        this.thread = ProviderThread.start("open-codex-llm-watch", this::watch);
    }

    /** Bytes are asked for, from now on, unless they have been already. */
    void waiting() {
        if (!waiting) {
            waitingSince = System.nanoTime();
            waiting = true;
        }
    }

    void arrived() {
        waiting = false;
        if (!begun) {
            begun = true;
            limit(limits.gap());
        }
    }

    /** The finish reason has come. */
    void finishing() {
        limit(limits.afterFinish());
    }

    private void limit(Duration next) {
        limit = next;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!closed) {
            var now = System.nanoTime();
            var current = limit;
            var total = startedAt + limits.total().toNanos() - now;
            var silence = (waiting ? waitingSince - now : 0) + current.toNanos();
            if (total <= 0) {
                alarm.tooLong(limits.total());
                return;
            }
            if (silence <= 0) {
                alarm.silent(current);
                return;
            }
            LockSupport.parkNanos(Math.min(total, silence));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
