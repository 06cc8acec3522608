package org.opencodex.delivery;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.opencodex.platform.Executors;

/** Everybody who listens: kept awake, dropped when they do not read, and sent away when the server goes down. */
@ApplicationScoped
class Clients {
    /** Proxies cut idle connections after 20 s and more. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofSeconds(5);

    /** So that a reader who takes nothing is gone within 30 s. */
    private static final Duration STALLED = Duration.ofSeconds(25);

    /** For everybody to read that the server goes down. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);
    private static final int FIRST = Interceptor.Priority.LIBRARY_BEFORE;

    private final Set<Client> all = ConcurrentHashMap.newKeySet();

    @Inject
    private Executors executors;

    private Future<?> heartbeat;
    private Future<?> look;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        heartbeat = executors.every(HEARTBEAT, () -> all.forEach(client -> client.tell(Frames.HEARTBEAT)));
        look = executors.every(LOOK, this::dropTheStalled);
    }

    /** Tells everybody to come back, where the server has not closed their sockets already. */
    void stop(@Observes @Priority(FIRST) @BeforeDestroyed(ApplicationScoped.class) Object context) {
        heartbeat.cancel(false);
        look.cancel(false);
        all.forEach(client -> {
            client.tell(Frames.draining(RECONNECT_AFTER));
            client.close(Client.GOING_AWAY, "The server goes down.");
        });
        awaitNobody();
        all.forEach(client -> client.cut(Client.GOING_AWAY, "The server goes down."));
    }

    private void awaitNobody() {
        var deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            while (!all.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dropTheStalled() {
        all.stream()
                .filter(client -> client.stalled().compareTo(STALLED) > 0)
                .forEach(client -> client.cut(Client.TRY_AGAIN_LATER, "The client reads too slowly."));
    }

    void add(Client client) {
        all.add(client);
    }

    void remove(Client client) {
        all.remove(client);
    }
}
