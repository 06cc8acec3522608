package org.opencodex.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.opencodex.chat.Chats;
import org.opencodex.generation.Generation;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.generation.GenerationNotices;
import org.opencodex.generation.LogEntry;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Node;
import org.opencodex.platform.Nodes;
import org.opencodex.platform.Notice;
import org.opencodex.platform.Readiness;
import org.opencodex.platform.ServicelessLoader;

/**
 * Shows the generations of other servers to this one's watchers. It reads what their logs have new, when a notice says so
 * and each 2 s in case one was lost, in one query for all, and publishes it as if it had been written here.
 */
@ApplicationScoped
class Follower {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_ENTRIES = 1_000;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Chats chats;

    @Inject
    private GenerationLogs logs;

    @Inject
    private Nodes nodes;

    @Inject
    private Readiness readiness;

    @Inject
    private Executors executors;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Map<UUID, Followed> followed = new ConcurrentHashMap<>();
    private final Set<UUID> begun = new HashSet<>();
    private final Set<UUID> grown = new HashSet<>();
    private volatile boolean stopping;
    private Thread thread;

    /** A generation of another server, and the last of its entries that was published here. */
    private record Followed(Generation generation, int seq) {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        thread = executors.start("open-codex-follower", this::run);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) throws InterruptedException {
        stopping = true;
        wake(Set.of(), grown);
        thread.join();
    }

    /** Somebody has attached to a generation; what it has now they read by themselves. */
    void follow(Generation generation) {
        if (!generation.owner().equals(Node.ID) && !followed.containsKey(generation.id())) {
            var last = logs.position(generation.id(), 0).lastSeq();
            followed.putIfAbsent(generation.id(), new Followed(generation, last));
            wake(Set.of(generation.id()), grown);
        }
    }

    void arrived(@Observes Notice notice) {
        switch (notice.topic()) {
            case GenerationNotices.STARTED -> {
                var chatId = notice.ids().getFirst();
                if (subscriptions.isWatched(chatId)) {
                    wake(Set.of(chatId), begun);
                }
            }
            case GenerationNotices.GREW -> {
                var ours = new HashSet<>(notice.ids());
                ours.retainAll(followed.keySet());
                if (!ours.isEmpty()) {
                    wake(ours, grown);
                }
            }
            default -> {
                // Not for us.
            }
        }
    }

    private void wake(Set<UUID> ids, Set<UUID> todo) {
        lock.lock();
        try {
            todo.addAll(ids);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        ServicelessLoader.useOnThisThread();
        var polledAt = System.nanoTime();
        while (!stopping) {
            try {
                var todo = await(polledAt + POLL_NANOS);
                if (System.nanoTime() - polledAt >= POLL_NANOS) {
                    polledAt = System.nanoTime();
                    poll();
                } else {
                    begin(todo.begun());
                    read(todo.grown());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Nothing, not even that there was no memory, ends the thread that reads for everybody.
                LOG.log(Level.WARNING, "The logs of other servers cannot be read yet: " + e.getMessage());
            }
        }
    }

    /** Chats in which something began, and generations whose logs have grown. */
    private record Todo(Set<UUID> begun, Set<UUID> grown) {}

    private Todo await(long deadline) throws InterruptedException {
        lock.lock();
        try {
            var left = deadline - System.nanoTime();
            while (begun.isEmpty() && grown.isEmpty() && !stopping && left > 0) {
                left = work.awaitNanos(left);
            }
            var todo = new Todo(Set.copyOf(begun), Set.copyOf(grown));
            begun.clear();
            grown.clear();
            return todo;
        } finally {
            lock.unlock();
        }
    }

    private void poll() {
        if (readiness.ready() && (nodes.others() || !followed.isEmpty())) {
            var watched = subscriptions.chats();
            var there = chats.existing(watched);
            watched.stream().filter(chat -> !there.contains(chat)).forEach(subscriptions::deleted);
            begin(there);
            read(Set.copyOf(followed.keySet()));
        }
    }

    private void begin(Set<UUID> chatIds) {
        for (var generation : logs.running(chatIds)) {
            if (!generation.owner().equals(Node.ID) && !followed.containsKey(generation.id())) {
                followed.put(generation.id(), new Followed(generation, 0));
                subscriptions.started(generation);
                read(Set.of(generation.id()));
            }
        }
    }

    private void read(Set<UUID> ids) {
        Map<UUID, Integer> seqs = new HashMap<>();
        for (var id : ids) {
            var known = followed.get(id);
            if (known != null && !subscriptions.isWatched(known.generation().chatId())) {
                followed.remove(id);
            } else if (known != null) {
                seqs.put(id, known.seq());
            }
        }
        while (!seqs.isEmpty()) {
            var entries = logs.after(seqs, MOST_ENTRIES);
            entries.forEach((id, news) -> {
                publish(id, news);
                seqs.put(id, news.getLast().seq());
            });
            if (entries.values().stream().mapToInt(List::size).sum() < MOST_ENTRIES) {
                return;
            }
        }
    }

    private void publish(UUID id, List<LogEntry> entries) {
        var known = followed.get(id);
        subscriptions.appended(known.generation(), entries);
        if (entries.getLast().kind().terminal()) {
            followed.remove(id);
        } else {
            followed.put(id, new Followed(known.generation(), entries.getLast().seq()));
        }
    }
}
