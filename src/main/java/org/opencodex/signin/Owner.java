package org.opencodex.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Whose account a request is about: always one's own. */
@RequestScoped
class Owner {
    @Inject
    private CurrentUser currentUser;

    User reads() {
        return currentUser.get();
    }

    /** Throws {@code forbidden} for a program, which could outlive its token so, and for the local user. */
    User changes() {
        var user = currentUser.get();
        return switch (user.credential().kind()) {
            case SESSION, HEADERS -> user;
            case TOKEN -> throw refused("An API token does not change the account. Sign in with a browser for that.");
            case LOCAL -> throw refused("Sign-in is off here: there is no account to change.");
        };
    }

    private static OpenCodexException refused(String words) {
        return new OpenCodexException(ErrorCode.FORBIDDEN, words);
    }
}
