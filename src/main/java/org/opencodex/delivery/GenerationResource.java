package org.opencodex.delivery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.opencodex.generation.Ask;
import org.opencodex.generation.Launcher;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/** Answers asked for and stopped over REST (contract, part B, "Without WebSocket"). */
@Path("/chats/{id}/generations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GenerationResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private ChatRequests requests;

    @Inject
    private Launcher launcher;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("id") String id, JsonBody body) {
        var user = currentUser.get();
        var chatId = Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("chat"));
        var begun = requests.launch(user, chatId, Ask.read(body), null);
        return Response.status(Response.Status.ACCEPTED)
                .entity(GenerationView.of(begun))
                .build();
    }

    @POST
    @Path("/{generation_id}/stop")
    public Response stop(@PathParam("id") String id, @PathParam("generation_id") String generationId) {
        var user = currentUser.get();
        var chatId = Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("chat"));
        var generation = Ids.parse(generationId).orElseThrow(() -> OpenCodexException.notFound("generation"));
        launcher.stop(user, chatId, generation);
        return Response.status(Response.Status.ACCEPTED).build();
    }
}
