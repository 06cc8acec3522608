package org.opencodex.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.Problems;

/**
 * Asks {@link Door} about every request, WebSocket handshakes included: both servers run filters before the upgrade, and
 * neither checks an origin itself.
 */
public class DoorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private transient Door door;

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        door = new Door(DoorConfig.of(ConfigProvider.getConfig(DoorFilter.class.getClassLoader())));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var writes = !READS.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
        var visit = new Door.Visit(request.getRemoteAddr(), request.getScheme(), request::getHeader, writes);
        var refusal = door.refusal(visit);
        if (refusal.isPresent()) {
            Problems.send(response, refusal.get());
            return;
        }
        if (door.isAllowed(request.getHeader("Origin"))) {
            allow(request, response);
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** CORS (Fetch standard) for the configured origins. */
    private static void allow(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.addHeader("Vary", "Origin");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
