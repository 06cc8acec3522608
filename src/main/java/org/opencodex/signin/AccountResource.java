package org.opencodex.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.opencodex.identity.Account;
import org.opencodex.identity.Browser;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/** One's own account: name, password, and where one is signed in. Ours, beyond the contract. */
@Path("/account")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    @Inject
    private Owner owner;

    @Inject
    private OwnAccount account;

    @Inject
    private PasswordChange passwords;

    @Inject
    private BrowserSessions sessions;

    @GET
    public AccountView get() {
        return account.view(owner.reads());
    }

    @PUT
    public AccountView change(JsonBody body) {
        var user = owner.changes();
        var request = new Request();
        body.fields()
                .require("name")
                .text("name", 1, Account.LONGEST_NAME, text -> request.name = text)
                .check();
        return account.rename(user, request.name);
    }

    @PUT
    @Path("/password")
    public void changePassword(JsonBody body, @Context HttpServletRequest http) {
        var user = owner.changes();
        var request = new Request();
        body.fields()
                .require("current")
                .text("current", 1, PasswordPolicy.LONGEST, text -> request.current = text)
                .require("new")
                .text("new", 1, PasswordPolicy.LONGEST, text -> request.fresh = text)
                .check();
        passwords.change(user, Browser.of(http), request.current, request.fresh);
    }

    @GET
    @Path("/sessions")
    public BrowserSessionView.ListView sessions() {
        var user = owner.reads();
        return BrowserSessionView.ListView.of(sessions.of(user.id()), user);
    }

    @DELETE
    @Path("/sessions/{session_id}")
    public void endSession(@PathParam("session_id") String id) {
        account.endSession(owner.changes(), Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("session")));
    }

    private static final class Request {
        private String name;
        private String current;
        private String fresh;
    }
}
