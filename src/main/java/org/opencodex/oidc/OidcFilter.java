package org.opencodex.oidc;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Rates;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/**
 * Answers at {@code /login}, {@code /callback} and {@code /logout/back-channel} while people sign in by OpenID Connect; in
 * every other mode these are addresses like any other. Who signs in is known by {@link OidcMechanism}.
 */
public class OidcFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(OidcFilter.class.getName());

    private final transient OidcPlaces places = new OidcPlaces();

    @Inject
    private transient Rates rates;

    @Inject
    private transient Instance<OidcReturn> returns;

    @Inject
    private transient Instance<OidcBackChannel> backChannel;

    private transient boolean on;
    private transient Optional<OidcConfig> config;

    @Override
    public void init(FilterConfig filter) throws ServletException {
        super.init(filter);
        var settings = ConfigProvider.getConfig(OidcFilter.class.getClassLoader());
        config = Optional.empty();
        try {
            on = AuthMode.of(settings) == AuthMode.OIDC;
            config = OidcConfig.of(settings);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "Nobody can sign in: " + e.getMessage());
        }
    }

    /** As the server resolved it: of the raw one there may be many spellings. */
    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /**
     * Whether a browser asks for a page to show (Fetch Metadata). A program, or a script of a page, would follow a redirect
     * to another site's page and make nothing of it.
     */
    static boolean isNavigation(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && (mode == null ? accept != null && accept.contains("text/html") : mode.equals("navigate"));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!on) {
            chain.doFilter(request, response);
        } else if (config.isEmpty()) {
            OidcPage.UNCONFIGURED.send(response, request.getContextPath());
        } else if (path(request).equals("/logout/back-channel")) {
            if (isServed(request, response)) {
                backChannel.get().serve(request, response);
            }
        } else if (path(request).equals(OidcMechanism.CALLBACK)
                && request.getMethod().equals("GET")) {
            returns.get().serve(end(request, response), request, response, user(request));
        } else if (path(request).equals(OidcMechanism.LOGIN) && isNavigation(request)) {
            if (isServed(request, response)) {
                begin(ask(request, response), request, response);
            }
        } else {
            Problems.send(
                    response,
                    new OpenCodexException(
                            ErrorCode.UNAUTHENTICATED,
                            "Sign in by opening this address in a browser, not by a script."));
        }
    }

    /** {@code /callback} is counted before, with who is signed in already. */
    private boolean isServed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            rates.request(Optional.empty(), request.getRemoteAddr());
            return true;
        } catch (OpenCodexException e) {
            Problems.send(response, e);
            return false;
        }
    }

    /** The container asks the provider, and waits without a limit. */
    private OidcOutcome end(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var place = places.take();
        if (place.isEmpty()) {
            return new OidcOutcome.Failed(OidcPage.UNREACHABLE);
        }
        try {
            return ask(request, response);
        } finally {
            places.leave(place.get());
        }
    }

    /** Here and not where containers ask: they do so before any filter, and so of whoever the door or the rates refuse. */
    private static OidcOutcome ask(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(OidcOutcome.ATTRIBUTE, OidcOutcome.WANTED);
        try {
            request.authenticate(response);
        } catch (ServletException e) {
            // WildFly throws where nobody was authenticated for the container, which nobody is.
            LOG.log(Level.TRACE, "The container lets nobody in by itself.", e);
        }
        if (request.getAttribute(OidcOutcome.ATTRIBUTE) instanceof OidcOutcome outcome) {
            return outcome;
        }
        throw new ServletException("The container does not ask our mechanism.");
    }

    private void begin(OidcOutcome outcome, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (outcome) {
            case OidcOutcome.Begun begun -> {
                begun.attempt().write(request, response, config.get().application(), begun.state());
                response.setHeader("Cache-Control", "no-store");
                response.sendRedirect(begun.location());
            }
            case OidcOutcome.Failed failed -> failed.page().send(response, request.getContextPath());
            case OidcOutcome.Proved proved -> throw new IllegalStateException("Nobody has been there yet.");
            case OidcOutcome.Overtaken overtaken -> throw new IllegalStateException("Nobody has begun yet.");
        }
    }

    private static Optional<User> user(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof User user ? Optional.of(user) : Optional.empty();
    }
}
