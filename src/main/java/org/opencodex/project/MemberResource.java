package org.opencodex.project;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicReference;
import org.opencodex.access.Role;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.JsonBody;

/** Who has a project, over REST: ours, beyond the contract's part A. */
@Path("/projects/{id}/members")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private Members members;

    /** What may be given; there is one owner, who made the project. */
    private enum Given {
        EDITOR(Role.EDITOR),
        VIEWER(Role.VIEWER);

        private final Role role;

        Given(Role role) {
            this.role = role;
        }
    }

    @GET
    public MemberView.ListView list(@PathParam("id") String id) {
        var all = members.of(currentUser.get(), ProjectResource.parse(id));
        return new MemberView.ListView(all, all.size());
    }

    @PUT
    @Path("/{kind}/{principal_id}")
    public MemberView put(
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @PathParam("principal_id") String principalId,
            JsonBody body) {
        var user = currentUser.get();
        var given = new AtomicReference<Given>();
        body.fields().require("role").oneOf("role", Given.class, given::set).check();
        return members.put(
                user, ProjectResource.parse(id), Members.Principal.parse(kind, principalId), given.get().role);
    }

    @DELETE
    @Path("/{kind}/{principal_id}")
    public void remove(
            @PathParam("id") String id, @PathParam("kind") String kind, @PathParam("principal_id") String principalId) {
        members.remove(currentUser.get(), ProjectResource.parse(id), Members.Principal.parse(kind, principalId));
    }
}
