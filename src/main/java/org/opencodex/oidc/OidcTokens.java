package org.opencodex.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the provider signed, and believes it only if it is for us. The container checks an ID token too, but takes one
 * without a signature, and is never asked about logout tokens.
 *
 * @param keys the provider's
 */
record OidcTokens(String issuer, String clientId, JWKSource<SecurityContext> keys) {
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType LOGOUT_TYPE = new JOSEObjectType("logout+jwt");

    /** By a key of the provider's alone: a token signed with our secret anybody could have made who has that. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int CLOCK_SKEW_SECONDS = 60;

    /** A logout token older than this was caught on its way. */
    private static final Duration LOGOUT_AGE = Duration.ofMinutes(5);

    /** A token that is not believed. The message tells an administrator why, and holds nothing of the token. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The end of a session at the provider.
     *
     * @param subject whose session; null where {@code sid} says which
     * @param sid which session; null for all of theirs
     * @param id makes the token known again
     * @param expiresAt after which it is refused whether it was seen or not
     */
    record Logout(String subject, String sid, String id, Instant expiresAt) {}

    /**
     * Whether a logout token says of itself that it is one for us. Asked before its signature is: whoever makes one up is not
     * to make us ask the provider for its keys.
     */
    static boolean claimsToBeForUs(String token, String issuer, String clientId) {
        try {
            var jwt = SignedJWT.parse(token);
            var type = jwt.getHeader().getType();
            var claims = jwt.getJWTClaimsSet();
            return ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
                    && (type == null || type.equals(LOGOUT_TYPE) || type.equals(JOSEObjectType.JWT))
                    && issuer.equals(claims.getIssuer())
                    && claims.getAudience().contains(clientId)
                    && claims.getIssueTime() != null
                    && isRecent(claims.getIssueTime().toInstant());
        } catch (ParseException e) {
            return false;
        }
    }

    private static boolean isRecent(Instant issued) {
        return !issued.isBefore(Instant.now().minus(LOGOUT_AGE));
    }

    /** The claims of an ID token (OpenID Connect Core 1.0, section 3.1.3.7); its nonce was compared before. */
    OidcClaims idToken(String token) throws Refused {
        var claims = read(token, Set.of("sub", "iat", "exp"), Set.of("events"), JOSEObjectType.JWT, null);
        var party = claims.getClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(clientId)) {
            throw new Refused("It was made for another client.", null);
        }
        return new OidcClaims(claims.toJSONObject());
    }

    /** Of a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
    Logout logoutToken(String token) throws Refused {
        var claims = read(
                token, Set.of("iat", "exp", "jti", "events"), Set.of("nonce"), LOGOUT_TYPE, JOSEObjectType.JWT, null);
        if (!(claims.getClaim("events") instanceof Map<?, ?> events)
                || !(events.get(LOGOUT_EVENT) instanceof Map<?, ?>)) {
            throw new Refused("It tells of no end of a session.", null);
        }
        if (!isRecent(claims.getIssueTime().toInstant())) {
            throw new Refused("It is too old.", null);
        }
        try {
            var sid = claims.getStringClaim("sid");
            if (sid == null && claims.getSubject() == null) {
                throw new Refused("It names neither a session nor a person.", null);
            }
            return new Logout(
                    claims.getSubject(),
                    sid,
                    claims.getJWTID(),
                    claims.getExpirationTime().toInstant().plusSeconds(CLOCK_SKEW_SECONDS));
        } catch (ParseException e) {
            throw new Refused("Its session is no text.", e);
        }
    }

    private JWTClaimsSet read(String token, Set<String> needed, Set<String> refused, JOSEObjectType... types)
            throws Refused {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        var verifier = new DefaultJWTClaimsVerifier<>(
                Collections.singleton(clientId),
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                needed,
                refused);
        verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(verifier);
        try {
            var claims = processor.process(token, null);
            if (claims.getIssueTime().toInstant().isAfter(Instant.now().plusSeconds(CLOCK_SKEW_SECONDS))) {
                throw new Refused("It is of the future.", null);
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new Refused(e.getMessage(), e);
        }
    }
}
