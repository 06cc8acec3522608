package org.opencodex.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/** Our own failures. */
@Provider
public class OpenCodexExceptionMapper implements ExceptionMapper<OpenCodexException> {
    @Override
    public Response toResponse(OpenCodexException failure) {
        return response(failure);
    }

    static Response response(OpenCodexException failure) {
        // As bytes, so that no JSON provider of the server's touches it.
        var response = Response.status(failure.code().status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(failure).toString().getBytes(StandardCharsets.UTF_8));
        failure.retryAfter().ifPresent(delay -> response.header("Retry-After", Problem.seconds(delay)));
        return response.build();
    }
}
