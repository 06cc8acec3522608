package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.opencodex.chat.Chats;
import org.opencodex.chat.Message;
import org.opencodex.identity.User;
import org.opencodex.llm.Providers;
import org.opencodex.platform.Executors;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/** Begins, stops and finds generations. */
@ApplicationScoped
public class Launcher {
    @Inject
    private Generations generations;

    @Inject
    private Chats chats;

    @Inject
    private Attempts attempts;

    @Inject
    private Journal journal;

    @Inject
    private LogEntries log;

    @Inject
    private LogReaders readers;

    @Inject
    private PromptBuilder prompts;

    @Inject
    private Providers providers;

    @Inject
    private Executors executors;

    /**
     * Stores a question and begins its answer. {@code stored} is given the question once it is in the database, before
     * any reader hears of the answer. Throws {@code not_found} and {@code generation_running}; then nothing is stored.
     */
    public void send(User user, UUID chatId, String content, Consumer<Message> stored) {
        var begun = generations.begin(user, chatId, content);
        var attempt = new Attempt(begun.generation(), journal::pending);
        attempts.add(attempt);
        stored.accept(begun.exchange().question());
        readers.started(begun.generation());
        try {
            executors.executor().execute(() -> run(attempt, begun));
        } catch (RejectedExecutionException e) {
            attempt.end(new Outcome.Failed(new OpenCodexException(
                    ErrorCode.UNAVAILABLE, "The server has too much to do to begin this answer. Ask again soon.")));
        }
    }

    private void run(Attempt attempt, Generations.Begun begun) {
        try {
            if (!log.start(begun.generation())) {
                attempt.abandon();
                attempts.remove(attempt);
                return;
            }
            var provider = providers.get(begun.config().llmProvider());
            attempt.call(
                    provider, prompts.build(begun.config(), begun.exchange().question()));
        } catch (SQLException | RuntimeException e) {
            attempt.end(new Outcome.Failed(Failures.of(e)));
        }
    }

    /**
     * Ends a generation of the chat and keeps its text; its terminal entry is the acknowledgement. Returns that entry if
     * it has ended already. Throws {@code not_found} for a generation or chat that is not there for the user.
     */
    public Optional<LogEntry> stop(User user, UUID chatId, UUID generationId) {
        chats.get(user, chatId);
        var generation =
                generations.find(chatId, generationId).orElseThrow(() -> OpenCodexException.notFound("generation"));
        var attempt = attempts.find(generation.id());
        attempt.ifPresent(Attempt::stop);
        return attempt.isPresent() ? Optional.empty() : lastEntry(generation.id());
    }

    private Optional<LogEntry> lastEntry(UUID generationId) {
        try {
            return log.terminal(generationId);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** The generation that is queued or streaming in a chat. */
    public Optional<Generation> running(UUID chatId) {
        return generations.runningIn(chatId);
    }

    /** At most {@code limit} entries of a log after {@code seq}, in order. */
    public List<LogEntry> entriesAfter(UUID generationId, int seq, int limit) {
        try {
            return log.after(generationId, seq, limit);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Its rows are gone: nobody is to be told, but the model should stop. */
    void stopWith(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatDeleted deleted) {
        attempts.inChat(deleted.chatId()).ifPresent(attempt -> {
            attempt.abandon();
            attempts.remove(attempt);
        });
    }
}
