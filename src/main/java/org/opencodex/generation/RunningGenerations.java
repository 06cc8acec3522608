package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.chat.RunningAnswers;
import org.opencodex.problem.Failures;

/** Tells the package {@code chat}, below this one, of answers under way. */
@ApplicationScoped
class RunningGenerations implements RunningAnswers {
    @Inject
    private Generations generations;

    @Inject
    private LogEntries log;

    @Override
    public Optional<UUID> runningIn(UUID chatId) {
        return generations.runningIn(chatId).map(Generation::id);
    }

    @Override
    public Optional<TextSoFar> textSoFar(UUID generationId) {
        try {
            return log.textSoFar(generationId);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
