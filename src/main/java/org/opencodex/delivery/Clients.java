package org.opencodex.delivery;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.identity.User;
import org.opencodex.platform.Executors;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

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

    /** When a connection may have been closed meanwhile. */
    private static final Duration ROOM_AFTER = Duration.ofSeconds(10);

    private final Set<Client> all = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> connections = new ConcurrentHashMap<>();
    private final ConnectionLimit limit = ConnectionLimit.of(ConfigProvider.getConfig(Clients.class.getClassLoader()));

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

    /** Throws {@code rate_limited} for somebody who has as many connections here as one may have. */
    void add(Client client) {
        var user = client.user();
        if (all.add(client) && connections.merge(user.id(), 1, Integer::sum) > limit.of(user)) {
            remove(client);
            throw tooMany();
        }
    }

    /** Throws {@code rate_limited} as {@link #add} would now: for an answer that has no body yet. */
    void requireRoom(User user) {
        if (connections.getOrDefault(user.id(), 0) >= limit.of(user)) {
            throw tooMany();
        }
    }

    private static OpenCodexException tooMany() {
        return new OpenCodexException(
                        ErrorCode.RATE_LIMITED,
                        "You have too many live connections. Close some windows of the app, and try again.")
                .retryAfter(ROOM_AFTER);
    }

    void remove(Client client) {
        if (all.remove(client)) {
            connections.computeIfPresent(client.user().id(), (user, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Everybody who listens here now. */
    List<Client> all() {
        return List.copyOf(all);
    }
}
