package org.opencodex.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opencodex.access.Access;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.ChatCreated;
import org.opencodex.chat.ChatDeleted;
import org.opencodex.chat.ChatMoved;
import org.opencodex.chat.ChatRead;
import org.opencodex.chat.ChatUpdated;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.Chats;
import org.opencodex.generation.Generation;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.identity.Credential;
import org.opencodex.platform.Executors;

/**
 * What a list of chats needs to stay right (contract, part B, "Per user"), for everybody who listens for it at this
 * server. One thread asks {@code Access} whom an event concerns, so that whoever reports one does not wait.
 */
@ApplicationScoped
class ListEvents {
    private static final System.Logger LOG = System.getLogger(ListEvents.class.getName());

    /** Of somebody for whom no project is there. */
    private static final String NONE = "";

    /** Each with what {@code Access} said last of the projects that are there for its user; see {@link #look}. */
    private final Map<Client, String> clients = new ConcurrentHashMap<>();

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Inject
    private Access access;

    @Inject
    private Chats chats;

    @Inject
    private GenerationLogs logs;

    @Inject
    private Executors executors;

    private Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        thread = executors.start("open-codex-list-events", this::run);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                attempt(tasks.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // The lists are read again when their clients come back, so one event may be lost. Nothing, not even that
            // there was no memory for it, ends the thread that tells everybody.
            LOG.log(Level.WARNING, "An event for the lists of chats was lost: " + e.getMessage());
        }
    }

    /** Listens from now on, and hears at once of what is running. */
    void add(Client client) {
        var id = client.user().id();
        // Before the client reads its lists, so that it hears of whatever changes after.
        var projects = isSignedIn(client) ? access.fingerprints(List.of(id)).getOrDefault(id, NONE) : NONE;
        clients.put(client, projects);
        tasks.add(() -> tellWhatRuns(client));
    }

    private static boolean isSignedIn(Client client) {
        return client.user().credential().kind() != Credential.Kind.LOCAL;
    }

    /**
     * Tells those for whom other projects are there than at the last look, or who may do other things there. What has
     * changed they read for themselves: it may be one project, or all of a group's.
     */
    void look() {
        var listening = clients.keySet().stream().filter(ListEvents::isSignedIn).toList();
        if (listening.isEmpty()) {
            return;
        }
        var now = access.fingerprints(
                listening.stream().map(client -> client.user().id()).collect(Collectors.toSet()));
        for (var client : listening) {
            var projects = now.getOrDefault(client.user().id(), NONE);
            var before = clients.replace(client, projects);
            if (before != null && !before.equals(projects)) {
                client.tell(Frames.PROJECTS_CHANGED);
                tasks.add(() -> tellWhatRuns(client));
            }
        }
    }

    private void tellWhatRuns(Client client) {
        var running = logs.running();
        var visible = chats.visible(
                client.user(), running.stream().map(Generation::chatId).toList());
        running.stream()
                .filter(generation -> visible.contains(generation.chatId()))
                .forEach(generation -> client.tell(Frames.generationStarted(generation)));
    }

    void remove(Client client) {
        clients.remove(client);
    }

    void started(Generation generation) {
        tellOfChat(generation.chatId(), Frames.generationStarted(generation));
    }

    void ended(Generation generation, AnswerStatus status) {
        tellOfChat(generation.chatId(), Frames.generationEnded(generation, status));
    }

    /** Those who see it only where it was see it no longer, those who see it only where it is see a new one. */
    void moved(UUID chatId, UUID from, UUID to) {
        if (!clients.isEmpty()) {
            tasks.add(() -> {
                var before = concerned(from);
                var after = concerned(to);
                tell(before, user -> !after.contains(user), Frames.chatDeleted(chatId));
                chats.view(chatId)
                        .ifPresent(chat -> tell(after, user -> !before.contains(user), Frames.chatCreated(chat)));
            });
        }
    }

    void created(ChatView chat) {
        tell(UUID.fromString(chat.projectId()), Frames.chatCreated(chat));
    }

    void updated(ChatView chat) {
        tell(UUID.fromString(chat.projectId()), Frames.chatUpdated(chat));
    }

    void deleted(UUID chatId, UUID projectId) {
        tell(projectId, Frames.chatDeleted(chatId));
    }

    /** Only to the one who read it. */
    void read(UUID userId, UUID chatId) {
        if (!clients.isEmpty()) {
            var frame = Frames.chatRead(chatId);
            tasks.add(() -> clients.keySet().stream()
                    .filter(client -> client.user().id().equals(userId))
                    .forEach(client -> client.tell(frame)));
        }
    }

    void onRead(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatRead event) {
        read(event.userId(), event.chatId());
    }

    void onCreated(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatCreated event) {
        created(event.chat());
    }

    void onUpdated(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatUpdated event) {
        updated(event.chat());
    }

    void onMoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatMoved event) {
        moved(event.chatId(), event.from(), event.to());
    }

    void onDeleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatDeleted event) {
        deleted(event.chatId(), event.projectId());
    }

    private void tellOfChat(UUID chatId, Frame frame) {
        if (!clients.isEmpty()) {
            tasks.add(() -> chats.view(chatId).ifPresent(chat -> tellNow(UUID.fromString(chat.projectId()), frame)));
        }
    }

    private void tell(UUID projectId, Frame frame) {
        if (!clients.isEmpty()) {
            tasks.add(() -> tellNow(projectId, frame));
        }
    }

    private void tellNow(UUID projectId, Frame frame) {
        tell(concerned(projectId), user -> true, frame);
    }

    /** Of those who listen here, in one query. */
    private Set<UUID> concerned(UUID projectId) {
        return access.concerned(
                clients.keySet().stream().map(client -> client.user().id()).collect(Collectors.toSet()), projectId);
    }

    private void tell(Set<UUID> users, Predicate<UUID> which, Frame frame) {
        clients.keySet().stream()
                .filter(client -> users.contains(client.user().id())
                        && which.test(client.user().id()))
                .forEach(client -> client.tell(frame));
    }
}
