package org.opencodex.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/**
 * Sends notices to the other servers, in their order, on a thread of its own: whoever has news does not wait for the
 * database, and WildFly lends no connection to an observer that runs after its transaction.
 */
@ApplicationScoped
class NoticeSender {
    private static final System.Logger LOG = System.getLogger(NoticeSender.class.getName());

    /** The order of rows is that of the array; PostgreSQL delivers notices as they were given. */
    private static final String NOTIFY = "select pg_notify(?, payload) from unnest(?) as payload";

    private static final int MOST_AT_ONCE = 1_000;

    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();

    @Resource(lookup = "java:app/jdbc/opencodex")
    private DataSource dataSource;

    @Inject
    private Executors executors;

    private Thread thread;

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) DatabaseReady ready) {
        thread = executors.start("open-codex-notify", this::run);
    }

    void stop(@Observes @Priority(Nodes.LATE) @BeforeDestroyed(ApplicationScoped.class) Object context)
            throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    void add(String payload) {
        waiting.add(payload);
    }

    private void run() {
        try {
            while (true) {
                List<String> payloads = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(payloads, MOST_AT_ONCE);
                send(payloads);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is logged: the others will look by themselves. */
    private void send(List<String> payloads) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(NOTIFY)) {
            statement.setString(1, NoticeLine.CHANNEL);
            statement.setArray(2, connection.createArrayOf("text", payloads.toArray()));
            statement.execute();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The other servers could not be told: " + e.getMessage());
        }
    }
}
