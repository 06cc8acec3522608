package org.opencodex.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A page that says one thing and needs nothing else of the server, for whoever cannot be given the application. */
public final class PlainPage {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The colours are those of the application's theme. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%1$s – Open Codex</title>
            <style>
              body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; box-sizing: border-box;
                font: 16px/26px system-ui, sans-serif; color: light-dark(oklch(0.25 0.012 215), oklch(0.925 0.006 205));
                background: light-dark(oklch(0.99 0.002 205), oklch(0.178 0.006 215)); }
              main { max-width: 32rem; }
              i { display: inline-block; width: .6em; height: 1.1em; vertical-align: -.15em;
                background: light-dark(oklch(0.48 0.083 207), oklch(0.8 0.085 200)); }
              h1 { font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; margin: 1rem 0 .5rem; }
              p { margin: 0 0 .75rem; }
              a { color: light-dark(oklch(0.48 0.083 207), oklch(0.8 0.085 200)); }
              small { color: light-dark(oklch(0.49 0.016 212), oklch(0.715 0.012 208)); }
            </style>
            <main>
              <i aria-hidden="true"></i>
              <h1>%1$s</h1>
              <p>%2$s</p>
              <p>%3$s</p>
            </main>
            """;

    private PlainPage() {}

    /**
     * Answers with it.
     *
     * @param title what happened, plain text
     * @param text more of it, plain text
     * @param next what to do next, HTML of ours
     */
    public static void send(HttpServletResponse response, int status, String title, String text, String next)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(PAGE.formatted(escaped(title), escaped(text), next).getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
