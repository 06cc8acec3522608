package org.opencodex.signin;

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

    /** Where the provider cannot be asked for its keys, nothing is believed. */
    OidcTokens tokens() throws OidcTokens.Refused {
        try {
            return new OidcTokens(config.issuer(), config.clientId(), issuer.keys());
        } catch (IOException e) {
            throw new OidcTokens.Refused(e.getMessage(), e);
        }
    }
}
