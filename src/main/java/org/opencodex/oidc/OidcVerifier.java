package org.opencodex.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The check of what the provider signed, with its keys as they are now. */
@ApplicationScoped
class OidcVerifier {
    @Inject
    private OidcIssuer issuer;

    private OidcConfig config;

    @PostConstruct
    void configure() {
        config = OidcConfig.of(ConfigProvider.getConfig(OidcVerifier.class.getClassLoader()))
                .orElseThrow();
    }

    /** Of a token that the provider gave us when we asked. Without its keys nothing is believed. */
    OidcClaims idToken(String token) throws OidcTokens.Refused {
        try {
            return new OidcTokens(config.issuer(), config.clientId(), issuer.keys()).idToken(token);
        } catch (IOException e) {
            throw new OidcTokens.Refused(e.getMessage(), e);
        }
    }

    /** Whether it is worth asking for keys. */
    boolean claimsToBeForUs(String logoutToken) {
        return OidcTokens.claimsToBeForUs(logoutToken, config.issuer(), config.clientId());
    }

    /** Of a token that anybody may have sent. */
    OidcTokens.Logout logoutToken(String token) throws OidcTokens.Refused {
        try {
            return new OidcTokens(config.issuer(), config.clientId(), issuer.keysForAnybody()).logoutToken(token);
        } catch (IOException e) {
            throw new OidcTokens.Refused(e.getMessage(), e);
        }
    }
}
