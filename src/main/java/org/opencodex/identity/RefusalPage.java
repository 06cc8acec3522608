package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/**
 * Tells somebody whom {@link Door} does not let in why: programs by a problem, people by a page that needs nothing else of
 * the server.
 */
final class RefusalPage {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>Not served here – Open Codex</title>
            <style>
              body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; box-sizing: border-box;
                font: 16px/26px system-ui, sans-serif; color: light-dark(#1d1d24, #e6e6ec); background: light-dark(#fbfbfd, #16161c); }
              main { max-width: 32rem; }
              i { display: inline-block; width: .6em; height: 1.1em; background: light-dark(#5b4fd6, #8f86f2); vertical-align: -.15em; }
              h1 { font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; margin: 1rem 0 .5rem; }
              p { margin: 0 0 .75rem; }
              small { color: light-dark(#5c5c68, #a4a4b2); }
            </style>
            <main>
              <i aria-hidden="true"></i>
              <h1>Open Codex does not serve you here</h1>
              <p>%s</p>
              <p><small>If you did not set up this server, show this page to whoever did.</small></p>
            </main>
            """;

    private RefusalPage() {}

    static void send(HttpServletRequest request, HttpServletResponse response, OpenCodexException failure)
            throws IOException {
        var accept = request.getHeader("Accept");
        if (!request.getMethod().equals("GET") || accept == null || !accept.contains("text/html")) {
            Problems.send(response, failure);
            return;
        }
        response.setStatus(failure.code().status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(PAGE.formatted(text(failure)).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(OpenCodexException failure) {
        return failure.getMessage().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
