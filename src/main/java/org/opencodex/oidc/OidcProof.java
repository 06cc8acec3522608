package org.opencodex.oidc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;

/**
 * What the provider says of somebody who signed in there.
 *
 * @param idToken as it was sent
 * @param more what its userinfo endpoint says beside, where the ID token lacks what we ask for; else empty
 */
record OidcProof(String idToken, JsonObject more) {
    static OidcProof of(OpenIdContext answer, OidcConfig config) {
        var token = answer.getIdentityToken();
        var claims = new OidcClaims(token.getClaims());
        var complete = claims.has(config.groupsClaim()) && claims.has(config.nameClaim()) && claims.has("email");
        var askable = answer.getProviderMetadata().containsKey("userinfo_endpoint");
        return new OidcProof(
                token.getToken(), complete || !askable ? JsonValue.EMPTY_JSON_OBJECT : answer.getClaimsJson());
    }
}
