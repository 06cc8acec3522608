package org.opencodex.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.access.TakenOver;
import org.opencodex.access.UnclaimedProjects;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * From a server without sign-in to one with it: what the local user had becomes that administrator's who says so. While
 * sign-in is off it is the local user's, and nobody's to take.
 */
@ApplicationScoped
@Transactional
class ChangingOver {
    private final AuthMode mode = AuthMode.of(ConfigProvider.getConfig(ChangingOver.class.getClassLoader()));

    @Inject
    private UnclaimedProjects unclaimed;

    @Inject
    private Event<TakenOver> taken;

    @Inject
    private AuditEntries audit;

    UnclaimedView view() {
        return mode == AuthMode.NONE
                ? new UnclaimedView(0, true)
                : new UnclaimedView(unclaimed.count(), unclaimed.undecided() == 0);
    }

    /** Nobody is asked again. Throws {@code conflict} while sign-in is off. */
    UnclaimedView decide(User by, boolean take) {
        if (mode == AuthMode.NONE) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "Sign-in is off, so that all of it is yours. Turn sign-in on first.");
        }
        var projects = unclaimed.count();
        unclaimed.decide(take);
        if (take) {
            taken.fire(new TakenOver(User.LOCAL.id(), by.id()));
            audit.add(AuditEntry.of(AuditAction.UNCLAIMED_TAKEN, by.actor())
                    .on("user", User.LOCAL.id(), User.LOCAL.name())
                    .with("projects", String.valueOf(projects)));
        }
        return view();
    }
}
