package org.opencodex.rig;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * An OpenID Connect provider that answers what a test has written: each code is exchanged once, for the ID token that the
 * test gave it. It shows nobody a page; a test takes its part.
 */
public final class OidcProvider implements AutoCloseable {
    public static final String CLIENT = "open-codex";
    public static final String SECRET = Canaries.plant("secret-of-the-oidc-client-of-the-rig");

    private static final int KEY_BITS = 2_048;
    private static final int LIFETIME_SECONDS = 120;

    private final HttpServer server;
    private final Map<String, String> idTokens = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey();
    private volatile String userinfo = "{}";
    private volatile CountDownLatch answering = new CountDownLatch(0);

    public OidcProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, description()));
        server.createContext("/keys", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.createContext("/userinfo", exchange -> send(exchange, 200, userinfo));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a server's environment must say to let people sign in here. */
    public Map<String, String> environment() {
        return Map.of(
                "OPENCODEX_AUTH_MODE",
                "oidc",
                "OPENCODEX_PUBLIC_URL",
                "${base}",
                "OPENCODEX_AUTH_OIDC_ISSUER",
                issuer(),
                "OPENCODEX_AUTH_OIDC_CLIENT_ID",
                CLIENT,
                "OPENCODEX_AUTH_OIDC_CLIENT_SECRET",
                SECRET);
    }

    private String description() {
        return """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "userinfo_endpoint": "%1$s/userinfo", "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end",
             "response_types_supported": ["code"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"]}
            """.formatted(issuer());
    }

    /** Codes are exchanged no more until {@link #answersAgain}. */
    public void hangs() {
        answering = new CountDownLatch(1);
    }

    public void answersAgain() {
        answering.countDown();
    }

    private void token(HttpExchange exchange) throws IOException {
        awaitAnswering();
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var code = Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> URLDecoder.decode(pair.substring("code=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        var idToken = idTokens.remove(code);
        if (idToken == null || !form.contains("client_secret=" + SECRET)) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        send(
                exchange,
                200,
                "{\"access_token\": \"opaque\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                        + idToken + "\"}");
    }

    private void awaitAnswering() {
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** Claims that are right, of somebody. */
    public JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(LIFETIME_SECONDS)))
                .jwtID(UUID.randomUUID().toString());
    }

    /** Signed as it should be. */
    public String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, key);
    }

    public static String sign(JWTClaimsSet.Builder claims, RSAKey by) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(by.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the key that signs now. */
    public String keyId() {
        return key.getKeyID();
    }

    /** A code that is worth this ID token, once. */
    public String code(String idToken) {
        var code = UUID.randomUUID().toString();
        idTokens.put(code, idToken);
        return code;
    }

    /** From now on another key signs. */
    public void changeKey() {
        key = newKey();
    }

    public void tells(String json) {
        userinfo = json;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
