package org.opencodex.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Browser;
import org.opencodex.identity.RefusedSignIns;
import org.opencodex.identity.SessionCookie;
import org.opencodex.identity.User;
import org.opencodex.problem.OpenCodexException;

/** Takes a browser that comes back from the provider to where its person wanted to be, signed in. */
@ApplicationScoped
class OidcReturn {
    private static final System.Logger LOG = System.getLogger(OidcReturn.class.getName());

    @Inject
    private OidcVerifier verifier;

    @Inject
    private OidcSignIn signIn;

    @Inject
    private RefusedSignIns refused;

    private OidcConfig config;

    @PostConstruct
    void configure() {
        config = OidcConfig.of(ConfigProvider.getConfig(OidcReturn.class.getClassLoader()))
                .orElseThrow();
    }

    /** {@code user} is who is signed in in this browser already. */
    void serve(OidcOutcome outcome, HttpServletRequest request, HttpServletResponse response, Optional<User> user)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        switch (outcome) {
            case OidcOutcome.Begun begun -> throw new IllegalStateException("Nobody comes back by " + begun.state());
            case OidcOutcome.Proved proved -> enter(proved, request, response, user);
            case OidcOutcome.Overtaken overtaken -> tryAgain(overtaken.returnTo(), request, response, user);
            case OidcOutcome.Failed failed -> {
                note(failed.page().name().toLowerCase(Locale.ROOT), request);
                failed.page().send(response, request.getContextPath());
            }
        }
    }

    private void enter(
            OidcOutcome.Proved proved, HttpServletRequest request, HttpServletResponse response, Optional<User> user)
            throws IOException {
        try {
            var proof = proved.proof();
            var claims = verifier.idToken(proof.idToken()).with(proof.more());
            var opened = signIn.signIn(claims, proof.idToken(), Browser.of(request), user);
            SessionCookie.set(request, response, opened);
            OidcRetry.clear(request, response);
            response.sendRedirect(proved.returnTo().below(config.application()));
        } catch (OidcTokens.Refused | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "An ID token is not believed: " + e.getMessage());
            note("token", request);
            OidcPage.UNREACHABLE.send(response, request.getContextPath());
        } catch (OpenCodexException e) {
            OidcPage.SUSPENDED.send(response, request.getContextPath());
        }
    }

    private void note(String reason, HttpServletRequest request) {
        refused.add(RefusedSignIns.UNKNOWN, AuthMode.OIDC, reason, request.getRemoteAddr());
    }

    /** Another tab may have signed in meanwhile. If not, once more, which needs nobody to do anything at the provider. */
    private void tryAgain(
            ReturnTo returnTo, HttpServletRequest request, HttpServletResponse response, Optional<User> user)
            throws IOException {
        if (user.isPresent()) {
            response.sendRedirect(returnTo.below(config.application()));
        } else if (OidcRetry.isUnderWay(request)) {
            OidcRetry.clear(request, response);
            OidcPage.COOKIES.send(response, request.getContextPath());
        } else {
            OidcRetry.begin(request, response);
            response.sendRedirect(config.application() + "login?" + OidcRetry.PARAMETER + "=1&return_to="
                    + URLEncoder.encode(returnTo.text(), StandardCharsets.UTF_8));
        }
    }
}
