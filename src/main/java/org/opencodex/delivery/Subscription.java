package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.opencodex.generation.LogEntry;

/**
 * One socket's place in one log. It is either live, and takes entries as they are published, or behind, and reads them
 * from the database: after attaching, after a gap, and while the socket is slower than the model. Each entry is sent
 * once and in order.
 */
final class Subscription {
    /** Entries read in one go: a few frames' worth of room, not the whole log. */
    private static final int BATCH = 64;

    /** Reads a log from the database. */
    interface Log {
        List<LogEntry> after(UUID generationId, int seq, int limit);
    }

    /** Takes one entry as a frame; false if there is no room for it. */
    interface Sink {
        boolean offer(LogEntry entry);

        /** The log cannot be read: nothing more will come. */
        void broken(RuntimeException failure);
    }

    private final UUID generationId;
    private final Log log;
    private final Sink sink;
    private final Executor executor;
    private int last;
    private int published;
    private boolean behind;
    private boolean catchingUp;
    private boolean ended;

    private Subscription(UUID generationId, Log log, Sink sink, Executor executor, boolean behind) {
        this.generationId = requireNonNull(generationId, "generationId");
        this.log = requireNonNull(log, "log");
        this.sink = requireNonNull(sink, "sink");
        this.executor = requireNonNull(executor, "executor");
        this.behind = behind;
    }

    /** To a generation that begins now. */
    static Subscription live(UUID generationId, Log log, Sink sink, Executor executor) {
        return new Subscription(generationId, log, sink, executor, false);
    }

    /** To one that runs already: its log is sent from the first entry. */
    static Subscription attached(UUID generationId, Log log, Sink sink, Executor executor) {
        return new Subscription(generationId, log, sink, executor, true);
    }

    /** These entries have been written. */
    void publish(List<LogEntry> entries) {
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

    /** Sends what is missing, if anything is and there is room for it. Returns at once. */
    void catchUp() {
        synchronized (this) {
            if (!behind || catchingUp || ended) {
                return;
            }
            catchingUp = true;
        }
        executor.execute(this::readOn);
    }

    private void readOn() {
        try {
            while (readBatch()) {
                // Reads on until it is live again, or the socket is full.
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                ended = true;
            }
            sink.broken(e);
        }
    }

    /** Whether there is more to read and room for it. */
    private boolean readBatch() {
        int from;
        synchronized (this) {
            from = last;
        }
        var entries = log.after(generationId, from, BATCH);
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
    private boolean take(LogEntry entry) {
        if (entry.seq() <= last || ended) {
            return true;
        }
        if (entry.seq() != last + 1 || !sink.offer(entry)) {
            return false;
        }
        last = entry.seq();
        ended = entry.kind().terminal();
        return true;
    }
}
