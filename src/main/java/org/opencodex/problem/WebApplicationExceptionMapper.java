package org.opencodex.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses: unknown routes, methods and media types. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException exception) {
        // A failure of ours, thrown while a body was read, arrives wrapped.
        if (exception.getCause() instanceof OpenCodexException ours) {
            return OpenCodexExceptionMapper.response(ours);
        }
        var given = exception.getResponse();
        var response = OpenCodexExceptionMapper.response(failure(given.getStatus()));
        var allowed = given.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    private static OpenCodexException failure(int status) {
        return switch (status) {
            case 404 -> OpenCodexException.notFound("resource");
            case 405 ->
                new OpenCodexException(ErrorCode.METHOD_NOT_ALLOWED, "This resource does not know that method.");
            case 406 ->
                new OpenCodexException(ErrorCode.NOT_ACCEPTABLE, "This resource is served as application/json.");
            case 415 -> new OpenCodexException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case 413 -> new OpenCodexException(ErrorCode.TOO_LARGE, "The request is too large.");
            default ->
                status < 500
                        ? new OpenCodexException(ErrorCode.MALFORMED_JSON, "The request cannot be read.")
                        : new OpenCodexException(
                                ErrorCode.INTERNAL, "The server failed. Try again; its log says more.");
        };
    }
}
