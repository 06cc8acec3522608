package org.opencodex.generation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Node;
import org.opencodex.platform.ServicelessLoader;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/**
 * Writes what all live generations have to say, and only then shows it: nobody sees a character that a crash can take
 * back. One thread paces it: the first delta of a generation goes at once, then a flush at each tick of {@link Pace}; one
 * flush is one statement, and one entry a generation.
 */
@ApplicationScoped
class Journal implements Attempt.Listener {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private static final long RETRY_MILLIS = 250;
    private static final int BEFORE_THE_DATABASE_GOES = Interceptor.Priority.APPLICATION;

    @Inject
    private Attempts attempts;

    @Inject
    private LogEntries log;

    @Inject
    private LogCloser closer;

    @Inject
    private Publisher publisher;

    @Inject
    private Executors executors;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Map<Attempt, List<LogEntry>> unwritten = new HashMap<>();
    private final Pace pace = new Pace();
    private boolean dirty;
    private boolean urgent;
    private boolean stopping;
    private Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        thread = executors.start("open-codex-journal", this::run);
    }

    /** Marks what still runs as interrupted, while the database is there. */
    void stop(@Observes @Priority(BEFORE_THE_DATABASE_GOES) @BeforeDestroyed(ApplicationScoped.class) Object context)
            throws InterruptedException {
        attempts.all().forEach(attempt -> attempt.end(new Outcome.Interrupted()));
        lock.lock();
        try {
            stopping = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    @Override
    public void retrying(Generation generation, Duration delay) {
        publisher.retrying(generation, delay);
    }

    /** At once if {@code urgent}, else with the next tick. Never blocks on the database. */
    @Override
    public void pending(boolean isUrgent) {
        lock.lock();
        try {
            if (!dirty || isUrgent && !urgent) {
                dirty = true;
                urgent |= isUrgent;
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        ServicelessLoader.useOnThisThread();
        var flushedAt = System.nanoTime() - pace.tick();
        try {
            while (awaitWork(flushedAt)) {
                flushedAt = System.nanoTime();
                flush();
            }
            flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when it is time to flush; false when it is time to go. */
    private boolean awaitWork(long flushedAt) throws InterruptedException {
        lock.lock();
        try {
            while (!stopping) {
                var left = flushedAt + pace.tick() - System.nanoTime();
                if (dirty && (urgent || left <= 0)) {
                    dirty = false;
                    urgent = false;
                    return true;
                }
                if (dirty) {
                    work.awaitNanos(left);
                } else {
                    work.await();
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void flush() throws InterruptedException {
        for (var attempt : attempts.all()) {
            var entries = attempt.drain();
            if (!entries.isEmpty()) {
                unwritten.merge(attempt, entries, Journal::joined);
            }
        }
        try {
            if (!unwritten.isEmpty()) {
                append(Map.copyOf(unwritten));
            }
            for (var attempt : List.copyOf(attempts.all())) {
                close(attempt);
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The log cannot be written yet: " + e.getMessage());
            if (!stopping) {
                Thread.sleep(RETRY_MILLIS);
                pending(true);
            }
        } catch (RuntimeException e) {
            // A reader's fault must not end the thread that writes for everybody.
            LOG.log(Level.ERROR, "A flush failed.", e);
        }
    }

    private static List<LogEntry> joined(List<LogEntry> first, List<LogEntry> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void append(Map<Attempt, List<LogEntry>> batch) throws SQLException {
        Map<UUID, List<LogEntry>> entries = new HashMap<>();
        batch.forEach((attempt, list) -> entries.put(attempt.generation().id(), list));
        try {
            var taken = log.append(entries);
            publish(batch, taken);
        } catch (SQLException e) {
            if (Failures.isPassing(e)) {
                throw e;
            }
            if (batch.size() > 1) {
                // One of them is at fault: the others must not wait for it.
                for (var one : batch.entrySet()) {
                    append(Map.of(one.getKey(), one.getValue()));
                }
                return;
            }
            LOG.log(Level.ERROR, "The log of a generation cannot be written.", e);
            batch.keySet().forEach(this::giveUp);
        }
    }

    private void publish(Map<Attempt, List<LogEntry>> batch, Set<UUID> taken) {
        Map<Generation, List<LogEntry>> written = new HashMap<>();
        batch.forEach((attempt, entries) -> {
            unwritten.remove(attempt);
            if (taken.contains(attempt.generation().id())) {
                written.put(attempt.generation(), entries);
            } else {
                attempt.abandon();
                attempts.remove(attempt);
            }
        });
        pace.flushed(publisher.appended(written));
    }

    private void giveUp(Attempt attempt) {
        unwritten.remove(attempt);
        attempt.end(new Outcome.Failed(
                new OpenCodexException(ErrorCode.INTERNAL, "This answer could not be stored. Ask again.")));
    }

    private void close(Attempt attempt) throws SQLException {
        if (unwritten.containsKey(attempt)) {
            return;
        }
        var terminal = attempt.terminal();
        if (terminal.isEmpty()) {
            return;
        }
        var closed = closer.close(terminal.get(), Node.ID);
        attempts.remove(attempt);
        if (closed) {
            publisher.closed(
                    attempt.generation(),
                    terminal.get().entry(),
                    terminal.get().outcome().status());
        }
    }
}
