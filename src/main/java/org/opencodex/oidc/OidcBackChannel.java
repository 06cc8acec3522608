package org.opencodex.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * Where the provider says that it ended a session (OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8). Anybody may
 * call; only what the provider signed counts.
 */
@ApplicationScoped
class OidcBackChannel {
    private static final System.Logger LOG = System.getLogger(OidcBackChannel.class.getName());

    @Inject
    private OidcVerifier verifier;

    @Inject
    private OidcSignIn signIn;

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        var token = request.getParameter("logout_token");
        if (!request.getMethod().equals("POST") || token == null) {
            refuse(response, "A POST with logout_token is expected.");
            return;
        }
        if (!verifier.claimsToBeForUs(token)) {
            // Of anybody, so the log would be theirs to fill.
            LOG.log(Level.DEBUG, "A logout token does not even say that it is for us.");
            refuse(response, "The logout token is not valid.");
            return;
        }
        try {
            var ended = signIn.signOut(verifier.logoutToken(token));
            LOG.log(Level.INFO, "The sign-in service ended " + ended + " session(s).");
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (OidcTokens.Refused e) {
            // The library quotes what the sender wrote.
            LOG.log(
                    Level.WARNING,
                    "A logout token is not believed: " + e.getMessage().replaceAll("\\p{Cntrl}", " "));
            refuse(response, "The logout token is not valid.");
        }
    }

    /** As in OAuth 2.0 (RFC 6749, section 5.2); {@code words} need no escapes. */
    private static void refuse(HttpServletResponse response, String words) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        var body = "{\"error\":\"invalid_request\",\"error_description\":\"" + words + "\"}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
