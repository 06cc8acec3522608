package org.opencodex.oidc;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.PublicUrl;

/**
 * How people sign in at an OpenID Connect provider.
 *
 * @param application {@code opencodex.public-url}; the provider sends browsers back to {@code callback} below it
 * @param issuer {@code opencodex.auth.oidc.issuer}, exactly as the provider's discovery document spells it
 * @param clientId {@code opencodex.auth.oidc.client-id}
 * @param clientSecret {@code opencodex.auth.oidc.client-secret}
 * @param scopes {@code opencodex.auth.oidc.scopes}, with blanks between
 * @param groupsClaim {@code opencodex.auth.oidc.groups-claim}
 * @param nameClaim {@code opencodex.auth.oidc.name-claim}
 */
record OidcConfig(
        URI application,
        String issuer,
        String clientId,
        String clientSecret,
        String scopes,
        String groupsClaim,
        String nameClaim) {
    private static final String PREFIX = "opencodex.auth.oidc.";

    /** Empty in every other mode. Throws {@link IllegalArgumentException} that names the setting that is missing. */
    static Optional<OidcConfig> of(Config config) {
        if (AuthMode.of(config) != AuthMode.OIDC) {
            return Optional.empty();
        }
        var application = PublicUrl.of(config)
                .orElseThrow(
                        () -> new IllegalArgumentException("opencodex.auth.mode=oidc needs opencodex.public-url."));
        return Optional.of(new OidcConfig(
                application,
                issuer(needed(config, "issuer")),
                needed(config, "client-id"),
                needed(config, "client-secret"),
                text(config, "scopes").orElse("openid,email,profile").replaceAll("[,\\s]+", " "),
                text(config, "groups-claim").orElse("groups"),
                text(config, "name-claim").orElse("name")));
    }

    private static String issuer(String text) {
        try {
            var issuer = URI.create(text);
            if (("https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme())) && issuer.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                PREFIX + "issuer must be an address such as https://sso.example.org/realms/company.");
    }

    private static String needed(Config config, String name) {
        return text(config, name)
                .orElseThrow(
                        () -> new IllegalArgumentException("opencodex.auth.mode=oidc needs " + PREFIX + name + "."));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(PREFIX + name, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Where the provider sends browsers back to; never made out of a request's {@code Host}. */
    String redirectUri() {
        return application + "callback";
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcConfig " + clientId + " at " + issuer;
    }
}
