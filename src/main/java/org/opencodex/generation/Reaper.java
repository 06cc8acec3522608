package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import org.opencodex.platform.DatabaseReady;
import org.opencodex.problem.Failures;

/**
 * Ends what a killed server left running, before anybody is served: its text is kept, its status is {@code interrupted},
 * its chat is free. One server at a time uses a database for now, so whatever runs at the start of one is nobody's.
 */
@ApplicationScoped
class Reaper {
    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());

    @Inject
    private LogEntries log;

    void reap(@Observes DatabaseReady ready) {
        try {
            var orphans = log.orphans();
            for (var orphan : orphans) {
                interrupt(orphan);
            }
            if (!orphans.isEmpty()) {
                LOG.log(Level.INFO, "Marked {0} answers of an earlier run as interrupted.", orphans.size());
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private void interrupt(LogEntries.Orphan orphan) throws SQLException {
        var soFar = log.textSoFar(orphan.generationId());
        if (soFar.isEmpty()) {
            return;
        }
        var written = soFar.get();
        var terminal = new Terminal(
                orphan.generationId(),
                orphan.messageId(),
                new Outcome.Interrupted(),
                written.content(),
                written.reasoning(),
                written.upToSeq() + 1,
                Optional.empty());
        log.close(terminal, orphan.owner());
    }
}
