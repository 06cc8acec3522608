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
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** Groups and who is in them, for administrators. Ours, beyond the contract. */
@Path("/admin/groups")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {
    /** All that a page may hold: few installations have more groups, and whoever has pages. */
    private static final String USUAL_LIMIT = "1000";

    @Inject
    private CurrentAdministrator administrator;

    @Inject
    private GroupLists groups;

    @Inject
    private GroupChanges changes;

    @GET
    public GroupView.Page list(
            @QueryParam("query") String query, @QueryParam("skip") String skip, @QueryParam("limit") String limit) {
        administrator.get();
        return groups.page(SearchText.of(query), paging(skip, limit));
    }

    @POST
    public Response create(JsonBody body) {
        var by = administrator.get();
        return Response.status(Response.Status.CREATED)
                .entity(changes.create(by, name(body)))
                .build();
    }

    @PUT
    @Path("/{group_id}")
    public GroupView rename(@PathParam("group_id") String id, JsonBody body) {
        var by = administrator.get();
        return changes.rename(by, parse(id), name(body));
    }

    @DELETE
    @Path("/{group_id}")
    public void delete(@PathParam("group_id") String id) {
        changes.delete(administrator.get(), parse(id));
    }

    @GET
    @Path("/{group_id}/members")
    public GroupView.MemberPage members(
            @PathParam("group_id") String id, @QueryParam("skip") String skip, @QueryParam("limit") String limit) {
        administrator.get();
        return groups.members(parse(id), paging(skip, limit));
    }

    @PUT
    @Path("/{group_id}/members/{user_id}")
    @Consumes(MediaType.WILDCARD)
    public void join(@PathParam("group_id") String id, @PathParam("user_id") String userId) {
        changes.join(administrator.get(), parse(id), UserResource.parse(userId));
    }

    @DELETE
    @Path("/{group_id}/members/{user_id}")
    public void leave(@PathParam("group_id") String id, @PathParam("user_id") String userId) {
        changes.leave(administrator.get(), parse(id), UserResource.parse(userId));
    }

    private static Paging paging(String skip, String limit) {
        return Paging.of(skip, Optional.ofNullable(limit).orElse(USUAL_LIMIT));
    }

    private static String name(JsonBody body) {
        var names = new String[1];
        Name.read(body.fields().require("name"), Name.LONGEST_OF_GROUP, name -> names[0] = name)
                .check();
        return names[0];
    }

    private static UUID parse(String id) {
        return Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("group"));
    }
}
