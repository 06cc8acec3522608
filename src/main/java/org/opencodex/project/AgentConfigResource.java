package org.opencodex.project;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.JsonBody;

/** A project's agent configuration over REST (contract, part A). */
@Path("/projects/{id}/agent-config")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AgentConfigResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private AgentConfigs configs;

    @GET
    public AgentConfigView get(@PathParam("id") String id) {
        return AgentConfigView.of(configs.of(currentUser.get(), ProjectResource.parse(id)));
    }

    @PUT
    public AgentConfigView update(@PathParam("id") String id, JsonBody body) {
        var user = currentUser.get();
        var edit = AgentConfigRequest.of(body.object());
        return AgentConfigView.of(configs.change(
                user, ProjectResource.parse(id), edit, body.object().containsKey("llm_config")));
    }
}
