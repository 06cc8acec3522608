package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.problem.Failures;

/**
 * Trims the logs of what has ended a while ago, {@code opencodex.generation.log-retention} (ISO-8601, an hour unless set
 * otherwise): who comes back later reads the message instead.
 */
@ApplicationScoped
class LogTrimming {
    private static final Duration RETENTION = ConfigProvider.getConfig(LogTrimming.class.getClassLoader())
            .getOptionalValue("opencodex.generation.log-retention", Duration.class)
            .orElse(Duration.ofHours(1));

    @Inject
    private LogEntries log;

    void trim(@Observes HousekeepingDue due) {
        try {
            log.trim(RETENTION);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
