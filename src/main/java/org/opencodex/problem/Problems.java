package org.opencodex.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with a problem where JAX-RS is not reached: in filters and servlets. */
public final class Problems {
    private Problems() {}

    public static void send(HttpServletResponse response, OpenCodexException failure) throws IOException {
        response.setStatus(failure.code().status());
        response.setContentType(Problem.MEDIA_TYPE);
        failure.retryAfter()
                .ifPresent(delay -> response.setHeader("Retry-After", String.valueOf(Problem.seconds(delay))));
        response.getOutputStream().write(Problem.of(failure).toString().getBytes(StandardCharsets.UTF_8));
    }
}
