package org.opencodex.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a browser shows where signing in came to nothing, and the way to try again. No script, nothing to load. */
enum OidcPage {
    COOKIES(
            HttpServletResponse.SC_BAD_REQUEST,
            "Your browser did not send back what it was given when signing in began. It may block this site's cookies:"
                    + " allow them, then sign in again."),
    REFUSED(HttpServletResponse.SC_FORBIDDEN, "The sign-in service did not let you in."),
    SUSPENDED(HttpServletResponse.SC_FORBIDDEN, "Your account is suspended. Ask an administrator to restore it."),
    UNREACHABLE(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "The sign-in service did not answer as it should. Try again in a moment. If it stays so, an administrator"
                    + " finds the reason in the server's log."),
    UNCONFIGURED(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "Signing in is not configured completely. An administrator finds what is missing in the server's log.");

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final String HTML = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>Not signed in – Open Codex</title>
        <style>
          body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; box-sizing: border-box;
            font: 16px/26px system-ui, sans-serif; color: light-dark(#1d1d24, #e6e6ec); background: light-dark(#fbfbfd, #16161c); }
          main { max-width: 32rem; }
          i { display: inline-block; width: .6em; height: 1.1em; background: light-dark(#5b4fd6, #8f86f2); vertical-align: -.15em; }
          h1 { font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; margin: 1rem 0 .5rem; }
          p { margin: 0 0 .75rem; }
          a { color: light-dark(#5b4fd6, #8f86f2); }
        </style>
        <main>
          <i aria-hidden="true"></i>
          <h1>You are not signed in</h1>
          <p>%s</p>
          <p><a href="%s/login">Sign in again</a></p>
        </main>
        """;

    private final int status;
    private final String words;

    OidcPage(int status, String words) {
        this.status = status;
        this.words = words;
    }

    void send(HttpServletResponse response, String contextPath) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getOutputStream().write(HTML.formatted(words, contextPath).getBytes(StandardCharsets.UTF_8));
    }
}
