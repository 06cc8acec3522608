package org.opencodex.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.opencodex.identity.ApiTokens;
import org.opencodex.identity.Scope;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/** One's own API tokens: each is shown once. Ours, beyond the contract. */
@Path("/account/tokens")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiTokenResource {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 365;

    @Inject
    private Owner owner;

    @Inject
    private ApiTokens tokens;

    @GET
    public ApiTokenView.ListView list() {
        return ApiTokenView.ListView.of(tokens.of(owner.reads().id()));
    }

    @POST
    public Response create(JsonBody body) {
        var user = owner.changes();
        var request = new Request();
        body.fields()
                .require("name")
                .text("name", 1, LONGEST_NAME, text -> request.name = text.strip())
                .require("scope")
                .oneOf("scope", Scope.class, scope -> request.scope = scope)
                .require("expires_in_days")
                .integer("expires_in_days", 1, days -> request.days = days)
                .check();
        if (request.name.isEmpty()) {
            throw OpenCodexException.invalid("name", "must not be blank.");
        }
        if (request.days > MOST_DAYS) {
            throw OpenCodexException.invalid("expires_in_days", "must be at most " + MOST_DAYS + ".");
        }
        var created = tokens.create(user, request.name, request.scope, Duration.ofDays(request.days));
        return Response.status(Response.Status.CREATED)
                .entity(ApiTokenView.Created.of(created))
                .build();
    }

    @DELETE
    @Path("/{token_id}")
    public void revoke(@PathParam("token_id") String id) {
        tokens.revoke(owner.changes(), Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("token")));
    }

    private static final class Request {
        private String name;
        private Scope scope;
        private int days;
    }
}
