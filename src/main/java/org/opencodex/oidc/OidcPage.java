package org.opencodex.oidc;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opencodex.platform.PlainPage;

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

    private final int status;
    private final String words;

    OidcPage(int status, String words) {
        this.status = status;
        this.words = words;
    }

    void send(HttpServletResponse response, String contextPath) throws IOException {
        PlainPage.send(
                response,
                status,
                "You are not signed in",
                words,
                "<a href=\"" + contextPath + "/login\">Sign in again</a>");
    }
}
