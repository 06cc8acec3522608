package org.opencodex.problem;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** As {@link ThrowableMapper}: Jersey has a mapper of its own for these, which makes them a page of HTML with status 500. */
@Provider
public class TransactionalExceptionMapper implements ExceptionMapper<TransactionalException> {
    private final ThrowableMapper all = new ThrowableMapper();

    @Override
    public Response toResponse(TransactionalException thrown) {
        return all.toResponse(thrown);
    }
}
