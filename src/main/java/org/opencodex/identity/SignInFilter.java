package org.opencodex.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/**
 * Says who is asking, to {@link CurrentUser} by an attribute and to a WebSocket handshake, which sees no attributes, by the
 * request's principal. Somebody whom nothing identifies passes as nobody: {@link CurrentUser#get} refuses them, and sockets
 * do.
 */
public class SignInFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    /** To make one is a POST, and changes nothing that lasts. */
    private static final Pattern TICKETS = Pattern.compile(".*/api/v1/tickets");

    private static final Pattern STREAM = Pattern.compile(".*/(events|stream)");

    @Inject
    private transient BrowserSessions sessions;

    @Inject
    private transient ApiTokens tokens;

    @Inject
    private transient Tickets tickets;

    @Inject
    private transient ProxySignIns proxySignIns;

    @Inject
    private transient Rates rates;

    private transient AuthMode mode;

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        mode = AuthMode.of(ConfigProvider.getConfig(SignInFilter.class.getClassLoader()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<User> user;
        try {
            user = counted(request);
            user.ifPresent(known -> check(request, known));
        } catch (OpenCodexException e) {
            if (e.code() == ErrorCode.UNAUTHENTICATED) {
                response.setHeader("WWW-Authenticate", Bearer.CHALLENGE);
            }
            Problems.send(response, e);
            return;
        } catch (RuntimeException e) {
            Problems.send(response, Failures.of(e));
            return;
        }
        user.ifPresent(known -> request.setAttribute(CurrentUser.ATTRIBUTE, known));
        chain.doFilter(new SignedIn(request, user.orElse(null)), response);
    }

    /** Whoever guesses at tokens is counted, too. */
    private Optional<User> counted(HttpServletRequest request) {
        Optional<User> user;
        try {
            user = recognise(request);
        } catch (OpenCodexException e) {
            rates.request(Optional.empty(), request.getRemoteAddr());
            throw e;
        }
        rates.request(user, request.getRemoteAddr());
        return user;
    }

    /** By the first of these that the request has: a bad token or ticket is not made good by a cookie beside it. */
    private Optional<User> recognise(HttpServletRequest request) {
        if (mode == AuthMode.NONE) {
            Bearer.requireNone(request);
            return Optional.of(User.LOCAL);
        }
        var bearer = Bearer.read(request);
        if (bearer.isPresent()) {
            return Optional.of(tokens.find(bearer.get()).orElseThrow(Bearer::unknown));
        }
        var ticket = ticket(request);
        if (ticket.isPresent()) {
            return ticket.flatMap(tickets::use);
        }
        if (mode == AuthMode.PROXY) {
            return proxySignIns.recognise(request);
        }
        return SessionCookie.read(request).flatMap(sessions::find).map(BrowserSessions.Found::user);
    }

    /** Sockets and event streams take one in their address, where browsers let no script set a header. */
    private static Optional<String> ticket(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                        && STREAM.matcher(request.getRequestURI()).matches()
                ? Optional.ofNullable(request.getParameter("ticket"))
                : Optional.empty();
    }

    /**
     * What a browser sends unasked, any page could make it send: a write needs our own origin. A missing one does not do, nor
     * one that is only allowed: pages from there use a token.
     */
    private static void check(HttpServletRequest request, User user) {
        var writes = !READS.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
        var unasked = user.credential().isSentUnasked() && ticket(request).isEmpty();
        if (writes && unasked && !Boolean.TRUE.equals(request.getAttribute(Door.OWN_PAGE))) {
            throw new OpenCodexException(
                    ErrorCode.ORIGIN_REFUSED,
                    "A write with a session cookie needs the header Origin with this server's own origin. Programs, and"
                            + " pages from elsewhere, use an API token instead.");
        }
        if (!READS.contains(request.getMethod())
                && !user.writes()
                && !TICKETS.matcher(request.getRequestURI()).matches()) {
            throw new OpenCodexException(ErrorCode.FORBIDDEN, "This API token may only read.");
        }
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
