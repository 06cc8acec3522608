package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** The one answer to "may they?". What one may not see looks the same as what is not there. */
@ApplicationScoped
public class Access {
    @Inject
    private Grants grants;

    /** Throws {@code not_found}, in the words of {@code what}, unless the user may use the project. */
    public void require(User user, UUID projectId, String what) {
        if (!may(user, projectId)) {
            throw OpenCodexException.notFound(what);
        }
    }

    /** Throws {@code forbidden} unless the user may set up what concerns everybody. */
    public void requireAdministrator(User user) {
        if (!user.administers()) {
            throw new OpenCodexException(ErrorCode.FORBIDDEN, "Only an administrator may change this for everybody.");
        }
    }

    /** Whether the user may use the project. */
    public boolean may(User user, UUID projectId) {
        return grants.exists(user.id(), projectId, false);
    }

    /** Whether the user is to hear of what becomes of the project, its deletion included. */
    public boolean concerns(User user, UUID projectId) {
        return may(user, projectId) || grants.exists(user.id(), projectId, true);
    }

    /** Throws {@code not_found} unless the project was hidden from the user, who may bring it back. */
    public void requireHidden(User user, UUID projectId, String what) {
        if (!grants.exists(user.id(), projectId, true)) {
            throw OpenCodexException.notFound(what);
        }
    }

    /** Hides the project, and all that belongs to it, from everybody; in the transaction that deletes it. */
    public void hide(UUID projectId) {
        grants.hide(projectId, true);
    }

    /** Takes {@link #hide} back. */
    public void show(UUID projectId) {
        grants.hide(projectId, false);
    }

    /** Makes the user the owner of a project that is being made, in the same transaction. */
    public void own(User user, UUID projectId) {
        grants.add(new Grant(user.id(), projectId, Role.OWNER));
    }
}
