package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * One client's place in one log. It is either live, and takes entries as they are published, or behind, and reads them
 * from the database: after attaching or resuming, after a gap, and while the client is slower than the model. Each entry
 * is sent once and in order.
 */
final class Subscription {
    /** Entries read in one go: a few frames' worth of room, not the whole log. */
    private static final int BATCH = 64;

    /** Reads the log from the database. */
    interface Log {
        List<LogFrame> after(int seq, int limit);
    }

    /** Takes one entry; false if there is no room for it. */
    interface Sink {
        boolean offer(LogFrame entry);

        /** The log cannot be read: nothing more will come. */
        void broken(RuntimeException failure);
    }

    private final Log log;
    private final Sink sink;
    private final Executor executor;
    private int last;
    private int published;
    private boolean behind;

    /** Until then nothing is sent: the frame that says where the entries begin goes first. */
    private boolean begun;

    private boolean catchingUp;
    private boolean ended;

    private Subscription(Log log, Sink sink, Executor executor, int last, boolean behind) {
        this.log = requireNonNull(log, "log");
        this.sink = requireNonNull(sink, "sink");
        this.executor = requireNonNull(executor, "executor");
        this.last = last;
        this.behind = behind;
        this.begun = !behind;
    }

    /** To a generation that begins now. */
    static Subscription live(Log log, Sink sink, Executor executor) {
        return new Subscription(log, sink, executor, 0, false);
    }

    /** From the entry after {@code seq}; nothing is sent before {@link #begin}. */
    static Subscription after(int seq, Log log, Sink sink, Executor executor) {
        return new Subscription(log, sink, executor, seq, true);
    }

    /** These entries have been written. */
    void publish(List<LogFrame> entries) {
        synchronized (this) {
            published = Math.max(published, entries.getLast().seq());
            if (behind) {
                return;
            }
            for (var entry : entries) {
                if (!take(entry)) {
                    behind = true;
                    break;
                }
            }
        }
        if (isBehind()) {
            catchUp();
        }
    }

    private synchronized boolean isBehind() {
        return behind;
    }

    /** Sends nothing more: another subscription takes its place. */
    synchronized void cancel() {
        ended = true;
    }

    /** The client knows where the entries begin. */
    void begin() {
        synchronized (this) {
            begun = true;
        }
        catchUp();
    }

    /** Sends what is missing, if anything is and there is room for it. Returns at once. */
    void catchUp() {
        synchronized (this) {
            if (!begun || !behind || catchingUp || ended) {
                return;
            }
            catchingUp = true;
        }
        executor.execute(this::readOn);
    }

    private void readOn() {
        try {
            while (readBatch()) {
                // Reads on until it is live again, or the client is full.
            }
        } catch (RuntimeException e) {
            cancel();
            sink.broken(e);
        }
    }

    /** Whether there is more to read and room for it. */
    private boolean readBatch() {
        int from;
        synchronized (this) {
            from = last;
        }
        var entries = log.after(from, BATCH);
        synchronized (this) {
            for (var entry : entries) {
                if (!take(entry)) {
                    catchingUp = false;
                    return false;
                }
            }
            if (ended || entries.isEmpty() && published <= last) {
                behind = false;
                catchingUp = false;
                return false;
            }
            return true;
        }
    }

    /** True if the entry has been sent, now or before. */
    private boolean take(LogFrame entry) {
        if (entry.seq() <= last || ended) {
            return true;
        }
        if (entry.seq() != last + 1 || !sink.offer(entry)) {
            return false;
        }
        last = entry.seq();
        ended = entry.terminal();
        return true;
    }
}
