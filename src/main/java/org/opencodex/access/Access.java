package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.opencodex.identity.User;
import org.opencodex.problem.OpenCodexException;

/** The one answer to "may they?". What one may not see looks the same as what is not there. */
@ApplicationScoped
public class Access {
    @Inject
    private Grants grants;

    /** Throws {@code not_found}, in the words of {@code what}, unless the user may use the project. */
    public void require(User user, UUID projectId, String what) {
        if (!grants.exists(user.id(), projectId)) {
            throw OpenCodexException.notFound(what);
        }
    }

    /** Makes the user the owner of a project that is being made, in the same transaction. */
    public void own(User user, UUID projectId) {
        grants.add(new Grant(user.id(), projectId, Role.OWNER));
    }
}
