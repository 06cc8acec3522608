package org.opencodex.platform;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/** Answers 503 until the database is there. */
public class ReadinessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (readiness.ready()) {
            chain.doFilter(request, response);
        } else {
            Problems.send(
                    response,
                    new OpenCodexException(ErrorCode.UNAVAILABLE, "The server is starting. Try again soon.")
                            .retryAfter(Duration.ofSeconds(1)));
        }
    }
}
