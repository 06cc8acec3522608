package org.opencodex.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** As much of an OpenID provider as a proxy needs to sign one person in, who never has to say anything. */
final class TinyOpenIdProvider implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

    TinyOpenIdProvider() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration()));
        server.createContext("/keys", exchange -> answer(exchange, keySet()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/userinfo", exchange -> answer(exchange, person().build()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static JsonObjectBuilder person() {
        return Json.createObjectBuilder()
                .add("sub", "f3b1-ada")
                .add("email", "ada@example.org")
                .add("preferred_username", "Ada Zoë")
                .add("groups", Json.createArrayBuilder().add("readers").add("writers"));
    }

    private JsonObject configuration() {
        return Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("authorization_endpoint", issuer() + "/authorize")
                .add("token_endpoint", issuer() + "/token")
                .add("userinfo_endpoint", issuer() + "/userinfo")
                .add("jwks_uri", issuer() + "/keys")
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add("subject_types_supported", Json.createArrayBuilder().add("public"))
                .add(
                        "id_token_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256"))
                .add(
                        "token_endpoint_auth_methods_supported",
                        Json.createArrayBuilder().add("client_secret_basic").add("client_secret_post"))
                .build();
    }

    private JsonObject keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add("kid", "1")
                                        .add(
                                                "n",
                                                BASE64.encodeToString(unsigned(
                                                        key.getModulus().toByteArray())))
                                        .add(
                                                "e",
                                                BASE64.encodeToString(unsigned(
                                                        key.getPublicExponent().toByteArray())))))
                .build();
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var question = parameters(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        asked.put(code, question);
        exchange.getResponseHeaders()
                .add("Location", question.get("redirect_uri") + "?code=" + code + "&state=" + question.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var question = asked.remove(form.get("code"));
        var now = Instant.now().getEpochSecond();
        var claims = person().add("iss", issuer())
                .add("aud", question.get("client_id"))
                .add("nonce", question.get("nonce"))
                .add("iat", now)
                .add("exp", now + 300)
                .build();
        answer(
                exchange,
                Json.createObjectBuilder()
                        .add("token_type", "Bearer")
                        .add("access_token", UUID.randomUUID().toString())
                        .add("expires_in", 300)
                        .add("id_token", signed(claims))
                        .build());
    }

    private String signed(JsonObject claims) {
        var text = part("{\"alg\":\"RS256\",\"kid\":\"1\"}") + "." + part(claims.toString());
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    private static void answer(HttpExchange exchange, JsonObject json) throws IOException {
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
