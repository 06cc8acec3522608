package org.opencodex.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/**
 * Says who is asking, to {@link CurrentUser} by an attribute and to a WebSocket handshake, which sees no attributes, by the
 * request's principal. With sign-in off everybody whom {@link DoorFilter} let pass is the local user.
 */
public class SignInFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var user = User.LOCAL;
        request.setAttribute(CurrentUser.ATTRIBUTE, user);
        chain.doFilter(new SignedIn(request, user), response);
    }

    private static final class SignedIn extends HttpServletRequestWrapper {
        private final User user;

        SignedIn(HttpServletRequest request, User user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return user;
        }
    }
}
