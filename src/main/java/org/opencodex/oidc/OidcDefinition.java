package org.opencodex.oidc;

import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Switches Jakarta Security's OpenID Connect on where {@link OidcExtension} makes it a bean, which no annotation here does,
 * and gives it our configuration by expressions. Only what every ID token has is named as a claim: for one that is not
 * there the container would ask the provider for more, and a provider may have nothing more to ask for.
 */
@Named("openCodexOidc")
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${openCodexOidc.issuer}",
        clientId = "${openCodexOidc.clientId}",
        clientSecret = "${openCodexOidc.clientSecret}",
        redirectURI = "${openCodexOidc.redirectUri}",
        scopeExpression = "${openCodexOidc.scopes}",
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub", callerGroupsClaim = "aud"),
        jwksConnectTimeout = 5_000,
        jwksReadTimeout = 5_000,
        useSession = false)
public class OidcDefinition {
    private final OidcConfig config = OidcConfig.of(ConfigProvider.getConfig(OidcDefinition.class.getClassLoader()))
            .orElseThrow();

    public String getIssuer() {
        return config.issuer();
    }

    public String getClientId() {
        return config.clientId();
    }

    public String getClientSecret() {
        return config.clientSecret();
    }

    public String getRedirectUri() {
        return config.redirectUri();
    }

    public String getScopes() {
        return config.scopes();
    }
}
