package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.problem.Failures;

/** Generations and their logs as readers see them, whichever server writes them. */
@ApplicationScoped
public class GenerationLogs {
    @Inject
    private Generations generations;

    @Inject
    private LogEntries log;

    /** The generation that is queued or streaming in a chat. */
    public Optional<Generation> running(UUID chatId) {
        return generations.runningIn(chatId);
    }

    /** Those that are queued or streaming in any of these chats. */
    public List<Generation> running(Collection<UUID> chatIds) {
        return chatIds.isEmpty() ? List.of() : generations.runningIn(chatIds);
    }

    /** All that are queued or streaming, on whichever server. */
    public List<Generation> running() {
        return generations.running();
    }

    /** A generation of the chat, running or ended. */
    public Optional<Generation> find(UUID chatId, UUID id) {
        return generations.find(chatId, id);
    }

    /** At most {@code limit} entries of a log after {@code seq}, in order. */
    public List<LogEntry> after(UUID generationId, int seq, int limit) {
        try {
            return log.after(generationId, seq, limit);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** What several logs have after the number given for each, in order; at most {@code limit} entries in all. */
    public Map<UUID, List<LogEntry>> after(Map<UUID, Integer> seqs, int limit) {
        try {
            return log.after(seqs, limit);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** The place of a reader who has the entries up to and with {@code seq}. */
    public LogPosition position(UUID generationId, int seq) {
        try {
            return log.position(generationId, seq);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
