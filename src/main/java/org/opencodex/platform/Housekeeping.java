package org.opencodex.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;

/** Says when it is time to tidy up. */
@ApplicationScoped
class Housekeeping {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject
    private Executors executors;

    @Inject
    private Readiness readiness;

    @Inject
    private Event<HousekeepingDue> due;

    private Future<?> schedule;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        schedule = executors.every(Deletion.SWEEP, this::tidy);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        schedule.cancel(false);
    }

    private void tidy() {
        if (!readiness.ready()) {
            return;
        }
        try {
            due.fire(new HousekeepingDue());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Tidying up failed and will be tried again: " + e.getMessage());
        }
    }
}
