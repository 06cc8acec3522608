package org.opencodex.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Who sent the HTTP request under way. */
@RequestScoped
public class CurrentUser {
    static final String ATTRIBUTE = "org.opencodex.user";

    @Inject
    private HttpServletRequest request;

    /** Throws {@code unauthenticated} where {@link SignInFilter} knows nobody. */
    public User get() {
        return find().orElseThrow(() -> new OpenCodexException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
    }

    /** For what is there for everybody. */
    public Optional<User> find() {
        return request.getAttribute(ATTRIBUTE) instanceof User user ? Optional.of(user) : Optional.empty();
    }
}
