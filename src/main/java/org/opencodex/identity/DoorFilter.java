package org.opencodex.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.Origin;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Asks {@link Door} about every request, WebSocket handshakes included: both servers run filters before the upgrade, and
 * neither checks an origin itself. With a configuration of sign-in that is not safe nobody is let in.
 */
public class DoorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(DoorFilter.class.getName());
    private static final Pattern PROBE = Pattern.compile("/health(/.*)?");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private transient RefusedSignIns refused;

    private final transient AtomicBoolean told = new AtomicBoolean();

    private transient DoorConfig doors;
    private transient Door door;
    private transient SecurityHeaders answers = new SecurityHeaders(false);

    /** Where a proxy says who asks; else null. */
    private transient ProxyHeaders proxy;

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        Config settings = ConfigProvider.getConfig(DoorFilter.class.getClassLoader());
        try {
            SessionConfig.of(settings);
            RateConfig.of(settings);
            doors = DoorConfig.of(settings);
            proxy = doors.mode() == AuthMode.PROXY ? new ProxyHeaders(ProxyConfig.of(settings), doors::trusts) : null;
            answers = new SecurityHeaders(doors.publicUrl()
                    .filter(url -> url.getScheme().equalsIgnoreCase("https"))
                    .isPresent());
            door = new Door(doors);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "Open Codex serves nobody until its configuration is right: " + e.getMessage());
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        answers.add(request, response);
        if (door == null) {
            RefusalPage.send(
                    request,
                    response,
                    new OpenCodexException(
                            ErrorCode.UNAVAILABLE,
                            "The server's sign-in is not configured safely, so it serves nobody. Its log says what is"
                                    + " wrong."));
            return;
        }
        tellOfStrangeProxies(request);
        var visitor = Visitor.of(request, doors);
        var writes = !READS.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
        var visit = new Door.Visit(
                visitor.getRemoteAddr(), visitor.getScheme(), visitor.host(), request::getHeader, writes);
        var refusal = isProbe(request)
                ? Optional.<OpenCodexException>empty()
                : door.refusal(visit).or(() -> methodRefusal(request)).or(() -> proxyRefusal(request, visitor));
        if (refusal.isPresent()) {
            if (!METHODS.contains(request.getMethod())) {
                // Payara takes the body of a TRACE for the next request, also where it refuses it by itself. So its
                // listener lets TRACE through to here (payara-config), and nothing comes after it.
                response.setHeader("Connection", "close");
            }
            RefusalPage.send(request, response, refusal.get());
            return;
        }
        if (door.isAllowed(request.getHeader("Origin"))) {
            allow(request, response);
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
        }
        visitor.setAttribute(Door.OWN_PAGE, door.isOwn(visit));
        Origin.<IOException, ServletException>from(visitor.getRemoteAddr(), () -> chain.doFilter(visitor, response));
    }

    /** Once: whoever set up a proxy, and not our trust in it, would look everywhere else for why addresses are wrong. */
    private void tellOfStrangeProxies(HttpServletRequest request) {
        if (doors.mode() != AuthMode.NONE
                && request.getHeader("X-Forwarded-For") != null
                && !doors.trusts(Network.ofPeer(request.getRemoteAddr()))
                && !told.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "{0} sends X-Forwarded-For and is not among opencodex.trusted-proxies, so nothing that it says of"
                            + " clients is believed. Add it there if it is a proxy of yours.",
                    request.getRemoteAddr());
        }
    }

    /** Whoever watches over servers asks each by its address, which is no name of ours; and is told next to nothing. */
    private boolean isProbe(HttpServletRequest request) {
        return doors.mode() != AuthMode.NONE
                && request.getMethod().equals("GET")
                && PROBE.matcher(request.getServletPath()).matches();
    }

    /** Of TRACE an echo would show a script what it may not see, such as the cookie; others nobody here knows. */
    private static Optional<OpenCodexException> methodRefusal(HttpServletRequest request) {
        return METHODS.contains(request.getMethod())
                ? Optional.empty()
                : Optional.of(
                        new OpenCodexException(ErrorCode.METHOD_NOT_ALLOWED, "Nothing answers this method here."));
    }

    /** Remembers whom a proxy names; the answer to somebody who only pretends to be one. */
    private Optional<OpenCodexException> proxyRefusal(HttpServletRequest request, Visitor visitor) {
        if (proxy == null) {
            return Optional.empty();
        }
        try {
            var peer = Network.ofPeer(request.getRemoteAddr());
            proxy.read(peer, headers(request)).ifPresent(identity -> ProxySignIns.remember(visitor, identity));
            return Optional.empty();
        } catch (OpenCodexException e) {
            Origin.from(
                    visitor.getRemoteAddr(),
                    () -> refused.add(RefusedSignIns.UNKNOWN, AuthMode.PROXY, e.getMessage(), visitor.getRemoteAddr()));
            return Optional.of(e);
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> Collections.list(request.getHeaders(name))));
    }

    /** CORS (Fetch standard) for the configured origins. */
    private static void allow(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.addHeader("Vary", "Origin");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
