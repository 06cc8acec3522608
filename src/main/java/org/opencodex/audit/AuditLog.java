package org.opencodex.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.lang.System.Logger.Level;
import org.opencodex.platform.JsonDialect;

/**
 * A copy of each entry in the server's log, as a line of JSON, for companies that collect logs: of the logger {@code
 * org.opencodex.audit}, whose level says whether it is wanted. After the commit, so that the log tells of nothing that was
 * not done; the table is what counts, since a server that dies in between has not told.
 */
@ApplicationScoped
class AuditLog {
    private static final System.Logger LOG = System.getLogger("org.opencodex.audit");

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditEntry entry) {
        if (LOG.isLoggable(Level.INFO)) {
            LOG.log(Level.INFO, () -> JsonDialect.write(AuditEntryView.of(entry)));
        }
    }
}
