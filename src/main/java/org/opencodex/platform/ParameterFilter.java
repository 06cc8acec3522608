package org.opencodex.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.opencodex.problem.OpenCodexException;

/** Refuses what PostgreSQL cannot take in any parameter of a query, as {@link StrictJson} does in bodies. */
@Provider
public class ParameterFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
                throw OpenCodexException.invalid(name, "must not contain U+0000.");
            }
        });
    }
}
