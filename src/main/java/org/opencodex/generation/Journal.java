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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Node;
import org.opencodex.platform.ServicelessLoader;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/**
 * Writes what all live generations have to say, and only then shows it: nobody sees a character that a crash can take
 * back. One thread writes, in {@link Turns} paced by {@link Pace}; the first delta of a generation and its end go at once.
 * One flush is one statement, and one entry a generation.
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
    private Titles titles;

    @Inject
    private Executors executors;

    private final Map<Attempt, List<LogEntry>> unwritten = new HashMap<>();
    private final Pace pace = new Pace();
    private final Turns<Attempt> turns = new Turns<>(pace::tick);
    private int framesSinceTick;
    private boolean stopping;
    private Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        thread = executors.start("open-codex-journal", this::run);
    }

    /** Marks what still runs as interrupted, while the database is there. */
    void stop(@Observes @Priority(BEFORE_THE_DATABASE_GOES) @BeforeDestroyed(ApplicationScoped.class) Object context)
            throws InterruptedException {
        attempts.all().forEach(attempt -> attempt.end(new Outcome.Interrupted()));
        turns.close();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    @Override
    public void queued(Generation generation, int place) {
        publisher.queued(generation, place);
    }

    @Override
    public void retrying(Generation generation, Duration delay) {
        publisher.retrying(generation, delay);
    }

    /** Never blocks on the database. */
    @Override
    public void pending(Attempt attempt, boolean urgent) {
        if (urgent) {
            turns.addUrgent(attempt);
        } else {
            turns.add();
        }
    }

    /** So that what the reader then finds goes with the next tick, and what comes later with the one after. */
    @Override
    public void rest() {
        LockSupport.parkNanos(turns.untilBeforeTheTick());
    }

    private void run() {
        ServicelessLoader.useOnThisThread();
        try {
            for (var turn = turns.next(); turn.isPresent(); turn = turns.next()) {
                if (turn.get().isEmpty()) {
                    tick();
                } else {
                    flush(turn.get());
                }
            }
            stopping = true;
            flush(attempts.all());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() throws InterruptedException {
        flush(attempts.all());
        pace.flushed(framesSinceTick);
        framesSinceTick = 0;
    }

    private void flush(Collection<Attempt> those) throws InterruptedException {
        for (var attempt : those) {
            var entries = attempt.drain();
            if (!entries.isEmpty()) {
                unwritten.merge(attempt, entries, Journal::joined);
            }
        }
        try {
            if (!unwritten.isEmpty()) {
                append(Map.copyOf(unwritten));
            }
            for (var attempt : List.copyOf(those)) {
                close(attempt);
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The log cannot be written yet: " + e.getMessage());
            if (!stopping) {
                Thread.sleep(RETRY_MILLIS);
                turns.add();
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
                titles.forget(attempt.generation());
            }
        });
        framesSinceTick += publisher.appended(written);
    }

    private void giveUp(Attempt attempt) {
        unwritten.remove(attempt);
        attempt.end(new Outcome.Failed(
                new OpenCodexException(ErrorCode.INTERNAL, "This answer could not be stored. Ask again.")));
    }

    private void close(Attempt attempt) throws SQLException {
        var terminal = attempt.terminal();
        if (terminal.isEmpty() || unwritten.containsKey(attempt) || !attempts.has(attempt)) {
            return;
        }
        var closed = closer.close(terminal.get(), Node.ID);
        attempts.remove(attempt);
        if (closed) {
            publisher.closed(
                    attempt.generation(),
                    terminal.get().entry(),
                    terminal.get().outcome().status());
            titles.ended(attempt.generation(), terminal.get());
        } else {
            titles.forget(attempt.generation());
        }
    }
}
