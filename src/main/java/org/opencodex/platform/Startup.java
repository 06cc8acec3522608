package org.opencodex.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Brings the application up beside the container's own start: a database that is late must not fail the deployment.
 * Until it is there, readiness is 503.
 */
@ApplicationScoped
class Startup {
    private static final System.Logger LOG = System.getLogger(Startup.class.getName());
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    @Inject
    private Executors executors;

    @Inject
    private Readiness readiness;

    @Inject
    private Event<DatabaseReady> databaseReady;

    private Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        thread = executors.start("open-codex-start", this::run);
    }

    /** Runs after everybody else has put away their work, since it takes the database from under them. */
    void stop(@Observes @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class) Object context)
            throws InterruptedException {
        readiness.enter(Readiness.State.STOPPING);
        thread.interrupt();
        thread.join();
        Database.close();
    }

    private void run() {
        try {
            Database.connectPatiently().close();
            Migrations.run();
            DurabilityCheck.run();
            databaseReady.fire(new DatabaseReady());
            readiness.enter(Readiness.State.READY);
            LOG.log(Level.INFO, "Open Codex is ready.");
            announce();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | SQLException e) {
            LOG.log(Level.ERROR, "Open Codex cannot start: " + e.getMessage(), e);
        }
    }

    private static void announce() throws InterruptedException {
        var address = ConfigProvider.getConfig(Startup.class.getClassLoader())
                .getOptionalValue("opencodex.announce", URI.class);
        if (address.isPresent()) {
            Announcement.await(address.get());
        }
    }
}
