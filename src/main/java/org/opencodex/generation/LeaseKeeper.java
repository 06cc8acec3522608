package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.opencodex.platform.Executors;

/** Renews the leases of what runs here, and learns what should run no longer. */
@ApplicationScoped
class LeaseKeeper {
    private static final System.Logger LOG = System.getLogger(LeaseKeeper.class.getName());

    /** What somebody asked for who may ask no longer stops within 5 s. */
    private static final Duration RENEWAL = Duration.ofSeconds(2);

    @Inject
    private Attempts attempts;

    @Inject
    private Leases leases;

    @Inject
    private Executors executors;

    private Future<?> schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = executors.every(RENEWAL, this::renew);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        schedule.cancel(false);
    }

    void renew() {
        // Before the query, so that what begins meanwhile is not taken for lost.
        var ours = List.copyOf(attempts.all());
        if (ours.isEmpty()) {
            return;
        }
        try {
            var kept = leases.renew(
                    ours.stream().map(attempt -> attempt.generation().id()).toList());
            for (var attempt : ours) {
                var shouldStop = kept.get(attempt.generation().id());
                if (shouldStop == null) {
                    // It has ended, as the journal knows already, or another server has ended it for us.
                    attempt.abandon();
                    attempts.remove(attempt);
                } else if (shouldStop) {
                    attempt.stop();
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The leases could not be renewed: " + e.getMessage());
        } catch (RuntimeException e) {
            // A schedule whose task throws is never run again.
            LOG.log(Level.ERROR, "Renewing the leases failed.", e);
        }
    }
}
