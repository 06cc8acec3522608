package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.platform.DatabaseReady;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Nodes;
import org.opencodex.problem.Failures;

/**
 * Ends what a dead server left running: its text is kept, its status is {@code interrupted}, its chat is free. At the
 * start at once for servers that are gone for certain, afterwards for whoever has not renewed a lease.
 */
@ApplicationScoped
class Reaper {
    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());
    private static final Duration SWEEP = Duration.ofSeconds(2);

    @Inject
    private Leases leases;

    @Inject
    private LogCloser closer;

    @Inject
    private Generations generations;

    @Inject
    private Publisher publisher;

    @Inject
    private Nodes nodes;

    @Inject
    private Executors executors;

    private Future<?> schedule;

    void start(@Observes DatabaseReady ready) {
        try {
            interrupt(leases.of(nodes.dead(leases.owners())), true);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        schedule = executors.every(SWEEP, this::sweep);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    private void sweep() {
        try {
            interrupt(leases.expired(), false);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The sweep has to wait for the database.", e);
        } catch (RuntimeException e) {
            // A schedule whose task throws is never run again.
            LOG.log(Level.ERROR, "A sweep failed.", e);
        }
    }

    private void interrupt(List<Leases.Orphan> orphans, boolean certainlyDead) throws SQLException {
        var interrupted = 0;
        for (var orphan : orphans) {
            var terminal = closer.interrupt(orphan, certainlyDead);
            if (terminal.isPresent()) {
                publish(terminal.get());
                interrupted++;
            }
        }
        if (interrupted > 0) {
            LOG.log(Level.INFO, "Marked {0} answers of a server that is gone as interrupted.", interrupted);
        }
    }

    private void publish(Terminal terminal) {
        generations
                .find(terminal.generationId())
                .ifPresent(generation -> publisher.closed(generation, terminal.entry(), AnswerStatus.INTERRUPTED));
    }
}
