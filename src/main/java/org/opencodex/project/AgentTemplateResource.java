package org.opencodex.project;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.opencodex.identity.CurrentUser;

/** What a new project may begin with, over REST. */
@Path("/agent-templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgentTemplateResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private AgentTemplates templates;

    /** All templates. */
    public record Listing(List<AgentTemplate> templates) {}

    @GET
    public Listing list() {
        currentUser.get();
        return new Listing(templates.all());
    }
}
