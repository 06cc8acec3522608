package org.opencodex.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opencodex.oidc.OidcTokens.Refused;

class OidcTokensTest {
    private static final String ISSUER = "https://sso.example.org/realms/company";
    private static final String CLIENT = "open-codex";
    private static final Map<String, Object> LOGOUT =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    private final ECKey key = newKey("of-the-provider");
    private final OidcTokens tokens =
            new OidcTokens(ISSUER, CLIENT, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())));

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CLIENT)
                .issueTime(in(0))
                .expirationTime(in(120))
                .jwtID("one");
    }

    private static JWTClaimsSet.Builder ofAda() {
        return claims().subject("ada").claim("name", "Ada").claim("groups", List.of("writers", "readers"));
    }

    private static JWTClaimsSet.Builder logout() {
        return claims().subject("ada").claim("sid", "s-1").claim("events", LOGOUT);
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return signed("JWT", key, claims);
    }

    private static String signed(String type, ECKey by, JWTClaimsSet.Builder claims) {
        try {
            return signed(JWSAlgorithm.ES256, type, by.getKeyID(), new ECDSASigner(by), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(
            JWSAlgorithm algorithm, String type, String keyId, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(keyId)
                .build();
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private void refusesIdToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThatThrownBy(() -> tokens.idToken(signed(change.apply(ofAda())))).isInstanceOf(Refused.class);
    }

    private void refusesLogout(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThatThrownBy(() -> tokens.logoutToken(signed(change.apply(logout()))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void readsAnIdToken() throws Refused {
        var claims = tokens.idToken(signed(ofAda()));
        assertThat(claims.text("sub")).contains("ada");
        assertThat(claims.texts("groups")).containsExactlyInAnyOrder("writers", "readers");
        assertThat(tokens.idToken(
                        signed(ofAda().audience(List.of(CLIENT, "other")).claim("azp", CLIENT))))
                .isNotNull();
    }

    @Test
    void refusesAnIdTokenThatIsNotForUs() {
        refusesIdToken(claims -> claims.issuer("https://evil.example"));
        refusesIdToken(claims -> claims.issuer(ISSUER + "/"));
        refusesIdToken(claims -> claims.issuer(null));
        refusesIdToken(claims -> claims.audience("other"));
        refusesIdToken(claims -> claims.audience((String) null));
        refusesIdToken(claims -> claims.claim("azp", "other"));
        refusesIdToken(claims -> claims.audience(List.of(CLIENT, "other")));
        refusesIdToken(claims -> claims.subject(null));
    }

    @Test
    void refusesAnIdTokenOfAnotherTime() {
        refusesIdToken(claims -> claims.expirationTime(in(-120)));
        refusesIdToken(claims -> claims.expirationTime(null));
        refusesIdToken(claims -> claims.issueTime(in(600)));
        refusesIdToken(claims -> claims.issueTime(null));
        refusesIdToken(claims -> claims.notBeforeTime(in(600)));
    }

    @Test
    void refusesALogoutTokenAsAnIdToken() {
        assertThatThrownBy(() -> tokens.idToken(signed(logout()))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> tokens.idToken(signed("logout+jwt", key, ofAda())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void believesNobodyButTheProvider() throws JOSEException {
        var unsigned = new PlainJWT(ofAda().build()).serialize();
        assertThatThrownBy(() -> tokens.idToken(unsigned)).isInstanceOf(Refused.class);
        var foreign = signed("JWT", newKey("of-the-provider"), ofAda());
        assertThatThrownBy(() -> tokens.idToken(foreign)).isInstanceOf(Refused.class);
        var unknown = signed("JWT", newKey("of-somebody"), ofAda());
        assertThatThrownBy(() -> tokens.idToken(unknown)).isInstanceOf(Refused.class);
        var shared = new MACSigner("the client's secret, which is no key of the provider's");
        var symmetric = signed(JWSAlgorithm.HS256, "JWT", "of-the-provider", shared, ofAda());
        assertThatThrownBy(() -> tokens.idToken(symmetric)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> tokens.idToken("no token")).isInstanceOf(Refused.class);
    }

    @Test
    void readsALogoutToken() throws Refused {
        for (var type : List.of("logout+jwt", "JWT")) {
            var logout = tokens.logoutToken(signed(type, key, logout()));
            assertThat(logout.sid()).isEqualTo("s-1");
            assertThat(logout.subject()).isEqualTo("ada");
            assertThat(logout.id()).isEqualTo("one");
        }
        assertThat(tokens.logoutToken(signed(logout().claim("sid", null))).sid())
                .isNull();
        assertThat(tokens.logoutToken(signed(logout().subject(null))).subject()).isNull();
    }

    @Test
    void knowsWithoutAKeyWhichLogoutTokensCannotBeForUs() throws JOSEException {
        assertThat(isForUs(signed("logout+jwt", newKey("of-somebody"), logout())))
                .isTrue();
        assertThat(isForUs(signed(logout().issuer("https://evil.example")))).isFalse();
        assertThat(isForUs(signed(logout().audience("other")))).isFalse();
        assertThat(isForUs(signed(logout().issueTime(in(-600))))).isFalse();
        assertThat(isForUs(signed(logout().issueTime(null)))).isFalse();
        assertThat(isForUs(signed("at+jwt", key, logout()))).isFalse();
        assertThat(isForUs("no token")).isFalse();
        assertThat(isForUs(new PlainJWT(logout().build()).serialize())).isFalse();
        var shared = new MACSigner("the client's secret, which is no key of the provider's");
        assertThat(isForUs(signed(JWSAlgorithm.HS256, "JWT", "of-the-provider", shared, logout())))
                .isFalse();
    }

    private static boolean isForUs(String token) {
        return OidcTokens.claimsToBeForUs(token, ISSUER, CLIENT);
    }

    @Test
    void refusesALogoutTokenThatLacksWhatMakesItOne() {
        refusesLogout(claims -> claims.claim("events", null));
        refusesLogout(claims -> claims.claim("events", Map.of("http://schemas.openid.net/event/other", Map.of())));
        refusesLogout(claims -> claims.claim("events", "backchannel-logout"));
        refusesLogout(claims -> claims.claim("nonce", "n"));
        refusesLogout(claims -> claims.jwtID(null));
        refusesLogout(claims -> claims.subject(null).claim("sid", null));
        refusesLogout(claims -> claims.claim("sid", 7));
        assertThatThrownBy(() -> tokens.logoutToken(signed(ofAda()))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> tokens.logoutToken(signed("at+jwt", key, logout())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesALogoutTokenThatIsNotForUsOrOfAnotherTime() {
        refusesLogout(claims -> claims.issuer("https://evil.example"));
        refusesLogout(claims -> claims.audience("other"));
        refusesLogout(claims -> claims.issueTime(in(-600)));
        refusesLogout(claims -> claims.issueTime(in(600)));
        refusesLogout(claims -> claims.issueTime(null));
        refusesLogout(claims -> claims.expirationTime(in(-120)));
        refusesLogout(claims -> claims.expirationTime(null));
        var foreign = signed("logout+jwt", newKey("of-the-provider"), logout());
        assertThatThrownBy(() -> tokens.logoutToken(foreign)).isInstanceOf(Refused.class);
    }
}
