package org.opencodex.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.opencodex.platform.Readiness;

/** Where a proxy says who asks, a browser that opens a page begins a session, as signing in does in the other modes. */
public class ProxySessionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ProxySessionFilter.class.getName());

    @Inject
    private transient ProxySignIns signIns;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (opensPage(request) && readiness.ready()) {
            ProxySignIns.named(request).ifPresent(identity -> {
                try {
                    signIns.arrive(request, response, identity);
                } catch (RuntimeException e) {
                    // The page comes all the same, and what it asks for is told why.
                    LOG.log(Level.DEBUG, "No session begins.", e);
                }
            });
        }
        chain.doFilter(request, response);
    }

    /** Where the browser says what for (Fetch Metadata), it is for a page to show, and not for a script or a frame. */
    private static boolean opensPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        var destination = request.getHeader("Sec-Fetch-Dest");
        return (destination == null || destination.equals("document"))
                && request.getMethod().equals("GET")
                && !request.getServletPath().startsWith("/api/")
                && accept != null
                && accept.contains("text/html");
    }
}
