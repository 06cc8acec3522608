package org.opencodex.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** Everything else: told to the log, not to the client. */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ThrowableMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        var failure = Failures.of(thrown);
        if (failure.code() == ErrorCode.INTERNAL) {
            LOG.log(Level.ERROR, "A request failed.", thrown);
        }
        return OpenCodexExceptionMapper.response(failure);
    }
}
