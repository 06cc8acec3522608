package org.opencodex.project;

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
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** Projects over REST (contract, part A). */
@Path("/projects")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProjectResource {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 10_000;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Projects projects;

    @Inject
    private AgentTemplates templates;

    @GET
    public ProjectView.Page list(@QueryParam("skip") String skip, @QueryParam("limit") String limit) {
        var user = currentUser.get();
        return new ProjectView.Page(projects.page(user, Paging.of(skip, limit)), projects.count(user));
    }

    @POST
    public Response create(JsonBody body) {
        var user = currentUser.get();
        var request = new CreateRequest();
        body.fields()
                .require("name")
                .text("name", 1, LONGEST_NAME, name -> request.name = name)
                .nullableText("description", LONGEST_DESCRIPTION, description -> request.description = description)
                .text("template", 1, LONGEST_NAME, id -> request.template = templates.require(id))
                .check();
        var project = projects.create(user, request.name, request.description, Optional.ofNullable(request.template));
        return Response.status(Response.Status.CREATED)
                .entity(projects.view(user, project))
                .build();
    }

    @GET
    @Path("/{id}")
    public ProjectView get(@PathParam("id") String id) {
        var user = currentUser.get();
        return projects.view(user, projects.get(user, parse(id)));
    }

    @PUT
    @Path("/{id}")
    public ProjectView update(@PathParam("id") String id, JsonBody body) {
        var user = currentUser.get();
        var edit = new Edit<Project>();
        body.fields()
                .text("name", 1, LONGEST_NAME, edit.set(Project::rename))
                .nullableText("description", LONGEST_DESCRIPTION, edit.set(Project::describe))
                .integer("version", 1, edit::startsFrom)
                .check();
        return projects.view(user, projects.change(user, parse(id), edit));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        projects.delete(currentUser.get(), parse(id));
    }

    @POST
    @Path("/{id}/restore")
    public ProjectView restore(@PathParam("id") String id) {
        var user = currentUser.get();
        return projects.view(user, projects.restore(user, parse(id)));
    }

    static UUID parse(String id) {
        return Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("project"));
    }

    private static final class CreateRequest {
        private String name;
        private String description;
        private AgentTemplate template;
    }
}
