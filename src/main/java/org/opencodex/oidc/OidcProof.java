package org.opencodex.oidc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * What the provider says of somebody who signed in there.
 *
 * @param idToken as it was sent
 * @param more what its userinfo endpoint says beside, where the ID token lacks what we ask for; else empty
 */
record OidcProof(String idToken, JsonObject more) {
    private static final System.Logger LOG = System.getLogger(OidcProof.class.getName());

    /**
     * What the userinfo endpoint says of somebody else counts for nothing (OpenID Connect Core 1.0, section 5.3.2). Throws {@link
     * RuntimeException} where it fails and the ID token lacks name or groups; an address alone is not worth a refusal.
     */
    static OidcProof of(OpenIdContext answer, OidcConfig config) {
        var token = answer.getIdentityToken();
        var claims = new OidcClaims(token.getClaims());
        var askable = answer.getProviderMetadata().containsKey("userinfo_endpoint");
        var enough = claims.has(config.groupsClaim()) && claims.has(config.nameClaim());
        if (!askable || enough && claims.has("email")) {
            return new OidcProof(token.getToken(), JsonValue.EMPTY_JSON_OBJECT);
        }
        try {
            var more = answer.getClaimsJson();
            if (!claims.text("sub").equals(Optional.ofNullable(more.getString("sub", null)))) {
                throw new IllegalArgumentException("The userinfo endpoint speaks of somebody else.");
            }
            return new OidcProof(token.getToken(), more);
        } catch (RuntimeException e) {
            if (!enough) {
                throw e;
            }
            LOG.log(Level.INFO, "The userinfo endpoint adds nothing: " + e.getMessage());
            return new OidcProof(token.getToken(), JsonValue.EMPTY_JSON_OBJECT);
        }
    }
}
