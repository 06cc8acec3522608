package org.opencodex.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.Tickets;

/** Tickets for sockets and event streams of clients that send no header there. Ours, beyond the contract. */
@Path("/tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private Tickets tickets;

    @POST
    public Response create() {
        var made = tickets.make(currentUser.get());
        return Response.status(Response.Status.CREATED)
                .entity(new TicketView(made.text(), made.expiresAt()))
                .build();
    }
}
