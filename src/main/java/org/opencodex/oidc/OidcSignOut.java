package org.opencodex.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.identity.Credential;
import org.opencodex.identity.User;

/** Where a browser goes to sign out at the provider, too (OpenID Connect RP-Initiated Logout 1.0). */
@ApplicationScoped
public class OidcSignOut {
    private static final System.Logger LOG = System.getLogger(OidcSignOut.class.getName());

    @Inject
    private OidcSessions sessions;

    @Inject
    private OidcIssuer issuer;

    private Optional<OidcConfig> config;

    @PostConstruct
    void configure() {
        try {
            config = OidcConfig.of(ConfigProvider.getConfig(OidcSignOut.class.getClassLoader()));
        } catch (IllegalArgumentException e) {
            // Told at the start. Who is still signed in can sign out all the same.
            config = Optional.empty();
        }
    }

    /** To be asked before the session ends. Empty where there is no such place, or nobody signed in there. */
    public Optional<String> address(User user) {
        if (config.isEmpty() || user.credential().kind() != Credential.Kind.SESSION) {
            return Optional.empty();
        }
        try {
            return issuer.endSession()
                    .map(address -> address
                            + (address.getQuery() == null ? "?" : "&")
                            + parameters(config.get(), user.credential().id()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Somebody signed out here and not at the provider: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Without the ID token the provider asks the person whether they mean it. */
    private String parameters(OidcConfig known, UUID session) {
        var hint = sessions.idToken(session)
                .map(token -> "&id_token_hint=" + encoded(token))
                .orElse("");
        return "client_id=" + encoded(known.clientId()) + hint + "&post_logout_redirect_uri="
                + encoded(known.application().toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
