package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;

/**
 * Attempts to be let in that were refused, for both logs: of one kind from one place one a minute, and not many in all, so
 * that nobody can fill the log. For ways of signing in where each request is an attempt.
 */
@ApplicationScoped
public class RefusedSignIns {
    private static final System.Logger LOG = System.getLogger(RefusedSignIns.class.getName());
    private static final int IN_ALL = 60;

    /** Who was refused before anybody knew who they were. */
    public static final Actor UNKNOWN = new Actor(null, "unknown");

    private final Buckets alike = new Buckets(1, 1);
    private final Buckets inAll = new Buckets(IN_ALL, IN_ALL);

    @Inject
    private AuditEntries audit;

    /** Never fails: whoever is refused is refused with or without a database. */
    public void add(Actor actor, AuthMode way, String reason, String address) {
        if (alike.take(address + " " + reason + " " + actor.id()).isPresent()
                || inAll.take("all").isPresent()) {
            return;
        }
        LOG.log(Level.WARNING, "Refused a request from {0}: {1}", address, reason);
        try {
            audit.add(AuditEntry.of(AuditAction.SIGN_IN_FAILED, actor)
                    .with("way", way.wire())
                    .with("reason", reason));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A refused sign-in could not be kept in the audit log.", e);
        }
    }
}
