package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opencodex.platform.PlainPage;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/**
 * Tells somebody whom {@link Door} does not let in why: programs by a problem, people by a page that needs nothing else of
 * the server.
 */
final class RefusalPage {
    private static final String NEXT =
            "<small>If you did not set up this server, show this page to whoever did.</small>";

    private RefusalPage() {}

    static void send(HttpServletRequest request, HttpServletResponse response, OpenCodexException failure)
            throws IOException {
        var accept = request.getHeader("Accept");
        if (!request.getMethod().equals("GET") || accept == null || !accept.contains("text/html")) {
            Problems.send(response, failure);
            return;
        }
        PlainPage.send(
                response, failure.code().status(), "Open Codex does not serve you here", failure.getMessage(), NEXT);
    }
}
