package org.opencodex.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the SPA: its files, and its page for every other address a browser navigates to, so that links into the app work.
 * The page is told the context path by its {@code <base>}, so that one build runs under any.
 */
public class SpaFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BASE_IN_BUILD = "<base href=\"/\"";
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            // Libraries of the SPA place menus and colour code by inline styles; scripts stay ours alone.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' blob: data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "frame-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** Where diagrams are drawn: without an origin, and with nothing to reach but its own folder. */
    private static final String FRAME = "/diagram/frame.html";

    private static final String FRAME_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
            "sandbox allow-scripts");

    private transient Assets assets;

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        assets = new Assets(config.getServletContext());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        // On every answer: whatever a server may take an odd path for, no page goes out without it.
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        var path = resolvedPath(request);
        if (path.equals(FRAME)) {
            response.setHeader("Content-Security-Policy", FRAME_POLICY);
        }
        if (isOfTheServer(path)
                || !(request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        var asset = isPage(path) ? null : assets.find(path);
        if (asset != null) {
            // Names under assets/ carry a hash of what is in them.
            response.setHeader(
                    "Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
            asset.send(request, response);
        } else if (isPage(path) || acceptsPage(request)) {
            response.setHeader("Cache-Control", "no-cache");
            page(request.getContextPath()).send(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Asset page(String contextPath) {
        var index = assets.find("/index.html");
        if (index == null) {
            return Asset.page(
                    "<!doctype html><title>Open Codex</title><p>This server was built without its pages. Build"
                            + " it again without -DskipSpa.</p>");
        }
        return Asset.page(index.text().replace(BASE_IN_BUILD, "<base href=\"" + contextPath + "/\""));
    }

    /**
     * The path that the server chose the servlet by. Not the raw one of the request: of {@code /api/../index.html} the two
     * say different things, and the page would be served behind this filter's back, with the base of another context path.
     */
    private static String resolvedPath(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static boolean isPage(String path) {
        return path.isEmpty() || path.equals("/") || path.equals("/index.html");
    }

    private static boolean isOfTheServer(String path) {
        return path.startsWith("/api/")
                || path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/openapi")
                || path.equals("/asyncapi");
    }

    private static boolean acceptsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
