package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.opencodex.chat.ChatDeleted;
import org.opencodex.chat.ChatUpdated;
import org.opencodex.chat.Chats;
import org.opencodex.chat.MessagePages;
import org.opencodex.identity.User;
import org.opencodex.llm.Endpoints;
import org.opencodex.llm.Providers;
import org.opencodex.platform.Executors;
import org.opencodex.platform.Nodes;
import org.opencodex.platform.Notice;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/** Begins and stops generations. */
@ApplicationScoped
public class Launcher {
    @Inject
    private Generations generations;

    @Inject
    private Chats chats;

    @Inject
    private MessagePages pages;

    @Inject
    private Attempts attempts;

    @Inject
    private Titles titles;

    @Inject
    private Journal journal;

    @Inject
    private LogEntries log;

    @Inject
    private Leases leases;

    @Inject
    private Publisher publisher;

    @Inject
    private Event<ChatUpdated> updated;

    @Inject
    private Endpoints endpoints;

    @Inject
    private Providers providers;

    @Inject
    private Nodes nodes;

    @Inject
    private Executors executors;

    /**
     * Stores what is asked and begins the answer; of a repeat, nothing. {@code stored} is given what is in the database
     * before any reader hears of the answer. Throws {@code not_found}, {@code generation_running}, {@code conflict} and
     * {@code idempotency_mismatch}; then nothing is stored.
     */
    public Begun launch(User user, UUID chatId, Ask ask, Consumer<Begun> stored) {
        var begun = generations.begin(user, chatId, ask);
        if (begun.repeated()) {
            stored.accept(begun);
            return begun.withAnswer(pages.get(user, chatId, begun.generation().messageId()));
        }
        var attempt = new Attempt(begun.generation(), begun.task().estimate(), journal);
        attempts.add(attempt);
        begun.task().toName().ifPresent(question -> titles.want(begun.generation(), user.id(), question));
        stored.accept(begun);
        publisher.started(begun.generation());
        // Here and not in the transaction, since the answer's own frames come first.
        updated.fire(new ChatUpdated(begun.chat()));
        try {
            executors.executor().execute(() -> run(user, attempt, begun));
        } catch (RejectedExecutionException e) {
            attempt.end(new Outcome.Failed(new OpenCodexException(
                    ErrorCode.UNAVAILABLE, "The server has too much to do to begin this answer. Ask again soon.")));
        }
        return begun;
    }

    private void run(User user, Attempt attempt, Begun begun) {
        try {
            if (!log.start(begun.generation())) {
                // Stopped, or its chat was deleted, before it came to that.
                attempt.stop();
                return;
            }
            begun.task().begunBy().ifPresent(half -> {
                attempt.beginWith(half.reasoning() == null ? "" : half.reasoning(), half.content());
                journal.pending(attempt, true);
            });
            var endpoint = endpoints.of(user.id(), begun.generation().provider());
            attempt.call(providers.at(endpoint), begun.task().request());
        } catch (SQLException | RuntimeException e) {
            attempt.end(new Outcome.Failed(Failures.of(e)));
        }
    }

    /**
     * Ends a generation of the chat, on whichever server it runs, and keeps its text; its terminal entry is the
     * acknowledgement. Returns that entry if it has ended already. Throws {@code not_found} for a generation or chat that
     * is not there for the user, and {@code forbidden} for those who may only read.
     */
    public Optional<LogEntry> stop(User user, UUID chatId, UUID generationId) {
        chats.getToChange(user, chatId);
        var generation =
                generations.find(chatId, generationId).orElseThrow(() -> OpenCodexException.notFound("generation"));
        var attempt = attempts.find(generation.id());
        if (attempt.isPresent()) {
            attempt.get().stop();
            return Optional.empty();
        }
        try {
            if (leases.requestStop(generationId)) {
                nodes.tell(GenerationNotices.STOP, List.of(generationId));
                return Optional.empty();
            }
            return log.terminal(generationId);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    void stopFor(@Observes Notice notice) {
        if (notice.topic().equals(GenerationNotices.STOP)) {
            notice.ids().forEach(id -> attempts.find(id).ifPresent(Attempt::stop));
        }
    }

    /** The model stops; what it has said is there again if the chat is restored. */
    void stopWith(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatDeleted deleted) {
        attempts.inChat(deleted.chatId()).ifPresent(Attempt::stop);
    }
}
