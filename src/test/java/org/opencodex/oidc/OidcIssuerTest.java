package org.opencodex.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcIssuerTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final OidcIssuer issuer = new OidcIssuer();
    private HttpServer provider;
    private volatile String description = "";

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = description.getBytes();
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        issuer.configure(new OidcConfig(
                URI.create("http://chat.example.org/"),
                address(),
                "open-codex",
                "a secret",
                "openid",
                "groups",
                "name"));
    }

    @AfterEach
    void stop() {
        issuer.close();
        provider.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    @Test
    void isAskedOnceAndNotByEachWhoSignsIn() throws IOException {
        description = "{\"issuer\": \"" + address() + "\", \"end_session_endpoint\": \"https://sso.example.org/out\"}";
        for (var i = 0; i < 3; i++) {
            assertThat(issuer.endSession()).contains(URI.create("https://sso.example.org/out"));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void isNotAskedByEachWhileItFails() {
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(issuer::document).isInstanceOf(IOException.class).hasMessageContaining("status 500");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void isNobodyElse() {
        description = "{\"issuer\": \"https://evil.example\"}";
        assertThatThrownBy(issuer::document)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("calls itself https://evil.example");
    }
}
