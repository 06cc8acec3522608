package org.opencodex.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.opencodex.problem.Failures;

/**
 * The servers that share a database: who lives, and notices between them, by PostgreSQL's {@code LISTEN} and {@code
 * NOTIFY}. A notice may be lost, so whoever relies on one also looks now and then. While a server is alone it notifies
 * nobody.
 */
@ApplicationScoped
public class Nodes {
    private static final System.Logger LOG = System.getLogger(Nodes.class.getName());
    private static final long SEEN_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long RECONNECT_MILLIS = 1_000;

    /** PostgreSQL refuses a payload of 8,000 bytes; an id takes 37. */
    private static final int MOST_IDS = 200;

    static final int LATE = Interceptor.Priority.LIBRARY_AFTER - 1;

    @Inject
    private NoticeSender sender;

    @Inject
    private Executors executors;

    @Inject
    private Event<Notice> notices;

    private volatile boolean others;
    private volatile boolean stopping;
    private NoticeLine line;
    private Thread thread;

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) DatabaseReady ready) {
        try {
            line = NoticeLine.open();
            others = line.seen();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
        thread = executors.start("open-codex-notices", this::run);
    }

    void stop(@Observes @Priority(LATE) @BeforeDestroyed(ApplicationScoped.class) Object context)
            throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** Whether another server uses the database now. */
    public boolean others() {
        return others;
    }

    /** Of these servers, those that are gone for certain; asked at the start, when nothing else uses the line. */
    public Set<UUID> dead(Set<UUID> nodes) {
        try {
            return line.dead(nodes);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Tells the others, if there are any: soon, and after whatever was told before. */
    public void tell(String topic, Collection<UUID> ids) {
        if (!others) {
            return;
        }
        var left = List.copyOf(ids);
        for (var from = 0; from < left.size(); from += MOST_IDS) {
            sender.add(payload(topic, left.subList(from, Math.min(from + MOST_IDS, left.size()))));
        }
    }

    private static String payload(String topic, List<UUID> ids) {
        return topic + " " + Node.ID + " " + ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    private void run() {
        var seenAt = System.nanoTime();
        while (!stopping) {
            try {
                if (line == null) {
                    line = NoticeLine.open();
                    seenAt = System.nanoTime() - SEEN_NANOS;
                }
                if (System.nanoTime() - seenAt >= SEEN_NANOS) {
                    others = line.seen();
                    seenAt = System.nanoTime();
                }
                line.await().forEach(this::pass);
            } catch (SQLException e) {
                LOG.log(Level.WARNING, "The line to the other servers is cut: " + e.getMessage());
                hangUp();
            }
        }
        leave();
    }

    private void pass(Notice notice) {
        others = true;
        try {
            notices.fire(notice);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A notice of another server could not be followed: " + e.getMessage());
        }
    }

    private void hangUp() {
        try {
            if (line != null) {
                line.close();
            }
            line = null;
            if (!stopping) {
                Thread.sleep(RECONNECT_MILLIS);
            }
        } catch (SQLException e) {
            line = null;
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try (var last = line) {
            if (last != null) {
                last.leave();
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The database was gone first.", e);
        }
    }
}
