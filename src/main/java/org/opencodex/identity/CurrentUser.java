package org.opencodex.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Who sent the HTTP request under way. */
@RequestScoped
public class CurrentUser {
    static final String ATTRIBUTE = "org.opencodex.user";

    @Inject
    private HttpServletRequest request;

    /** Throws {@code unauthenticated} where {@link SignInFilter} let nobody in. */
    public User get() {
        if (request.getAttribute(ATTRIBUTE) instanceof User user) {
            return user;
        }
        throw new OpenCodexException(ErrorCode.UNAUTHENTICATED, "Sign in first.");
    }
}
