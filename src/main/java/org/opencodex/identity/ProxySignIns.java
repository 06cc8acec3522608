package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.opencodex.problem.OpenCodexException;

/**
 * Who asks where a proxy in front says so, with each request anew. The session that a page begins is for people to see where
 * they are signed in, and for administrators to end; without what the proxy says it is worth nothing.
 */
@ApplicationScoped
class ProxySignIns {
    private static final String ATTRIBUTE = "org.opencodex.proxy.identity";

    @Inject
    private SignIns signIns;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private RefusedSignIns refused;

    /** Keeps whom the proxy names for those who ask later in the same request. */
    static void remember(HttpServletRequest request, Identity identity) {
        request.setAttribute(ATTRIBUTE, identity);
    }

    static Optional<Identity> named(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Identity identity ? Optional.of(identity) : Optional.empty();
    }

    /**
     * Empty where nobody is named. Throws {@code forbidden} for somebody who is suspended; a socket can only be told so once
     * it is open, as that of nobody.
     */
    Optional<User> recognise(HttpServletRequest request) {
        try {
            return named(request).map(identity -> user(request, update(request, identity)));
        } catch (OpenCodexException e) {
            if (request.getHeader("Upgrade") != null) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private User user(HttpServletRequest request, Account account) {
        return session(request, account)
                .map(BrowserSessions.Found::user)
                .orElseGet(() -> User.of(account, Credential.of(Credential.Kind.HEADERS)));
    }

    private Account update(HttpServletRequest request, Identity identity) {
        var account = signIns.update(identity);
        if (account.suspended()) {
            refused.add(account.actor(), AuthMode.PROXY, "suspended", request.getRemoteAddr());
            throw SignIns.suspended();
        }
        return account;
    }

    private Optional<BrowserSessions.Found> session(HttpServletRequest request, Account account) {
        return SessionCookie.read(request)
                .flatMap(sessions::find)
                .filter(found -> found.account().id().equals(account.id()));
    }

    /** Somebody opens a page: their session goes on, or one begins in the place of somebody else's. */
    void arrive(HttpServletRequest request, HttpServletResponse response, Identity identity) {
        var account = update(request, identity);
        if (session(request, account).isPresent()) {
            return;
        }
        SessionCookie.read(request)
                .flatMap(sessions::find)
                .ifPresent(other ->
                        sessions.close(other.account().id(), other.session().id()));
        signIns.signIn(identity, AuthMode.PROXY);
        SessionCookie.set(request, response, sessions.open(account, Browser.of(request)));
    }
}
