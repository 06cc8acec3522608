package org.opencodex.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.opencodex.platform.JsonBody;

/** What was made while sign-in was off, for administrators. Ours, beyond the contract. */
@Path("/admin/unclaimed")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UnclaimedResource {
    @Inject
    private CurrentAdministrator administrator;

    @Inject
    private ChangingOver changingOver;

    @GET
    public UnclaimedView get() {
        administrator.get();
        return changingOver.view();
    }

    @POST
    public UnclaimedView decide(JsonBody body) {
        var by = administrator.get();
        var take = new boolean[1];
        body.fields().require("take").flag("take", said -> take[0] = said).check();
        return changingOver.decide(by, take[0]);
    }
}
