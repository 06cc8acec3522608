package org.opencodex.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.opencodex.identity.Browser;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.SessionCookie;
import org.opencodex.oidc.OidcSignOut;
import org.opencodex.platform.JsonBody;

/** Who is signed in, and signing out. Ours, beyond the contract. */
@Path("/session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private CurrentSession session;

    @Inject
    private PasswordSignIn passwords;

    @Inject
    private OidcSignOut signOut;

    /** For everybody: it is what a page needs to know first. */
    @GET
    public SessionView get() {
        return session.view(currentUser.find());
    }

    /** By name and password. The session that the browser had ends: nobody can have set it for them. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public SessionView signIn(
            JsonBody body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        session.requireLocalAccounts();
        var typed = SignInRequest.read(body);
        var opened = passwords.signIn(typed.name(), typed.password(), Browser.of(request));
        currentUser.find().ifPresent(session::end);
        SessionCookie.set(request, response, opened);
        return session.view(Optional.of(opened.user()));
    }

    /** Where nobody is signed in there is nothing to do. */
    @DELETE
    public SessionView.SignedOut signOut(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        var address = currentUser.find().flatMap(signOut::address);
        currentUser.find().ifPresent(session::end);
        SessionCookie.clear(request, response);
        return new SessionView.SignedOut(address.orElseGet(session::signOutUrl));
    }
}
