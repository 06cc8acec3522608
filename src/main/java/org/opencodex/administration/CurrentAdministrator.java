package org.opencodex.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.opencodex.access.Access;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.User;

/** The administrator who sent the HTTP request under way. */
@RequestScoped
class CurrentAdministrator {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private Access access;

    /** Throws {@code unauthenticated} for nobody, {@code forbidden} for anybody else. */
    User get() {
        var user = currentUser.get();
        access.requireAdministrator(user);
        return user;
    }
}
