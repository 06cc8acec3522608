package org.opencodex.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problems;

/** Tells as a problem what the server itself refuses or fails at, in the place of its own page with its name and traces. */
@WebServlet("/refused")
public class RefusedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Nobody has a reason to ask for this address.
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Problems.send(response, failure(status));
    }

    private static OpenCodexException failure(int status) {
        return switch (status) {
            case 401 -> new OpenCodexException(ErrorCode.UNAUTHENTICATED, "Sign in first.");
            case 403 -> new OpenCodexException(ErrorCode.FORBIDDEN, "This is not for you.");
            case 404 -> OpenCodexException.notFound("page");
            case 405, 501 ->
                new OpenCodexException(ErrorCode.METHOD_NOT_ALLOWED, "This page does not know that method.");
            case 413 -> new OpenCodexException(ErrorCode.TOO_LARGE, "The request is too large.");
            case 415 -> new OpenCodexException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case 503 -> new OpenCodexException(ErrorCode.UNAVAILABLE, "The server cannot answer now. Try again soon.");
            default ->
                status < 500
                        ? new OpenCodexException(ErrorCode.MALFORMED_JSON, "The request cannot be read.")
                        : new OpenCodexException(
                                ErrorCode.INTERNAL, "The server failed. Try again; its log says more.");
        };
    }
}
