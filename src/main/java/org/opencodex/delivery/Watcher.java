package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.opencodex.generation.Generation;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.problem.Failures;

/** One client on one chat: how far it has come in each log. */
final class Watcher {
    private final Client client;
    private final UUID chatId;
    private final GenerationLogs logs;
    private final Executor executor;
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile boolean lastLogOnly;
    private volatile UUID toBeResumed;

    Watcher(Client client, UUID chatId, GenerationLogs logs, Executor executor) {
        this.client = requireNonNull(client, "client");
        this.chatId = chatId;
        this.logs = requireNonNull(logs, "logs");
        this.executor = requireNonNull(executor, "executor");
        client.whenRoom(this::hasRoom);
    }

    Client client() {
        return client;
    }

    UUID chatId() {
        return chatId;
    }

    /** Closes the client's connection when the log that it reads now has ended. */
    void closeAfterThisLog() {
        lastLogOnly = true;
    }

    /**
     * This client has come to go on with a generation, and will {@link #resume} it next or {@link #attach} to what runs:
     * until then nobody begins it anew for the client, which would take away what it shows.
     */
    void expectResume(UUID generationId) {
        toBeResumed = generationId;
    }

    /** Sends a frame that is in no log; not to one who reads a single log. */
    void tell(Frame frame) {
        if (!lastLogOnly) {
            client.tell(frame);
        }
    }

    /** Follows a generation that begins now. */
    void follow(Generation generation) {
        if (lastLogOnly || generation.id().equals(toBeResumed)) {
            return;
        }
        var subscription = Subscription.live(log(generation), sink(generation), executor);
        if (subscriptions.putIfAbsent(generation.id(), subscription) == null) {
            client.tell(Frames.start(generation));
        }
    }

    /** Follows a generation that has run for a while, from its first entry. */
    void attach(Generation generation) {
        toBeResumed = null;
        var subscription = Subscription.after(0, log(generation), sink(generation), executor);
        if (subscriptions.putIfAbsent(generation.id(), subscription) == null) {
            client.tell(Frames.start(generation));
            subscription.begin();
        }
    }

    /** Follows a generation, running or ended, from the entry after {@code seq}, which the client has. */
    void resume(Generation generation, int seq) {
        var before = subscriptions.get(generation.id());
        if (before != null) {
            before.cancel();
        }
        var position = logs.position(generation.id(), seq);
        var replays = position.canReplay(seq);
        // Of an ended log the terminal entry is sent again, whatever the client has.
        var from = replays && position.status().running() ? seq : Math.min(seq, position.upToSeq());
        var subscription = Subscription.after(from, log(generation), sink(generation), executor);
        subscriptions.put(generation.id(), subscription);
        toBeResumed = null;
        client.tell(
                replays
                        ? Frames.resumed(generation, seq, position.sha256())
                        : Frames.snapshot(generation, position.upToSeq(), position.status()));
        subscription.begin();
    }

    private Subscription.Log log(Generation generation) {
        return (seq, limit) -> Frames.entries(generation.id(), logs.after(generation.id(), seq, limit));
    }

    private Subscription.Sink sink(Generation generation) {
        return new Subscription.Sink() {
            @Override
            public boolean offer(LogFrame entry) {
                return send(generation.id(), entry);
            }

            @Override
            public void broken(RuntimeException failure) {
                client.tell(Failures.of(failure));
                client.close(Client.TRY_AGAIN_LATER, "The log cannot be read now.");
            }
        };
    }

    private boolean send(UUID generationId, LogFrame entry) {
        if (!client.offer(generationId, entry)) {
            return false;
        }
        if (entry.terminal()) {
            subscriptions.remove(generationId);
            if (lastLogOnly) {
                client.close(Client.DONE, "The log has ended.");
            }
        }
        return true;
    }

    /** The client is gone: nothing more is sent, and what would be is let go. */
    void leave() {
        subscriptions.values().forEach(Subscription::cancel);
        subscriptions.clear();
    }

    /** The log of a generation has grown. Returns how many frames were for this client. */
    int publish(UUID generationId, List<LogFrame> entries) {
        var subscription = subscriptions.get(generationId);
        if (subscription == null) {
            return 0;
        }
        subscription.publish(entries);
        return entries.size();
    }

    private void hasRoom() {
        subscriptions.values().forEach(Subscription::catchUp);
    }
}
