package org.opencodex.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.opencodex.identity.Account;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** People, for administrators. Ours, beyond the contract. */
@Path("/admin/users")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    @Inject
    private CurrentAdministrator administrator;

    @Inject
    private Users users;

    @Inject
    private UserChanges changes;

    @Inject
    private Invitations invitations;

    @GET
    public AdminUserView.Page list(
            @QueryParam("query") String query, @QueryParam("skip") String skip, @QueryParam("limit") String limit) {
        administrator.get();
        return users.page(SearchText.of(query), Paging.of(skip, limit));
    }

    /** Where accounts are kept here. */
    @POST
    public Response invite(JsonBody body) {
        var by = administrator.get();
        var request = new InviteRequest();
        Name.read(body.fields().require("name"), Account.LONGEST_NAME, name -> request.name = name)
                .nullableText("email", Account.LONGEST_EMAIL, email -> request.email = email)
                .flag("administrator", administers -> request.administrator = administers)
                .check();
        return Response.status(Response.Status.CREATED)
                .entity(invitations.invite(by, request.name, request.email, request.administrator))
                .build();
    }

    @PUT
    @Path("/{user_id}")
    public AdminUserView change(@PathParam("user_id") String id, JsonBody body) {
        var by = administrator.get();
        var request = new ChangeRequest();
        Name.read(body.fields(), Account.LONGEST_NAME, name -> request.name = name)
                .flag("administrator", administers -> request.administrator = administers)
                .flag("suspended", suspended -> request.suspended = suspended)
                .check();
        return changes.apply(
                by, parse(id), new UserChanges.Change(request.name, request.administrator, request.suspended));
    }

    @POST
    @Path("/{user_id}/reset-link")
    @Consumes(MediaType.WILDCARD)
    public Response resetLink(@PathParam("user_id") String id) {
        administrator.get();
        return Response.status(Response.Status.CREATED)
                .entity(invitations.resetLink(parse(id)))
                .build();
    }

    @DELETE
    @Path("/{user_id}/sessions")
    public void endSessions(@PathParam("user_id") String id) {
        changes.endSessions(administrator.get(), parse(id));
    }

    static UUID parse(String id) {
        return Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("user"));
    }

    private static final class InviteRequest {
        private String name;
        private String email;
        private boolean administrator;
    }

    private static final class ChangeRequest {
        private String name;
        private Boolean administrator;
        private Boolean suspended;
    }
}
