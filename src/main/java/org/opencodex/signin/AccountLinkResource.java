package org.opencodex.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.opencodex.identity.Browser;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.SessionCookie;
import org.opencodex.platform.JsonBody;

/** Links by which people choose a password. Their tokens are in bodies only, which no log shows. Ours, beyond the contract. */
@Path("/account-links")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountLinkResource {
    private static final int LONGEST_TOKEN = 255;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private CurrentSession session;

    @Inject
    private Welcome welcome;

    @POST
    @Path("/inspect")
    public AccountLinkView inspect(JsonBody body) {
        session.requireLocalAccounts();
        var token = new String[1];
        body.fields()
                .require("token")
                .text("token", 1, LONGEST_TOKEN, text -> token[0] = text)
                .check();
        return welcome.inspect(token[0]);
    }

    @POST
    @Path("/use")
    public SessionView use(JsonBody body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        session.requireLocalAccounts();
        var opened = welcome.use(AccountLinkRequest.read(body), Browser.of(request));
        currentUser.find().ifPresent(session::end);
        SessionCookie.set(request, response, opened);
        return session.view(Optional.of(opened.user()));
    }
}
