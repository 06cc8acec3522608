package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencodex.contract.Facts.assertProblem;

import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.Rig;

/** With sign-in off: who is served, and who is not. */
class DoorIT {
    private final Rig rig = Rig.shared();
    private final Api api = rig.api();

    @BeforeAll
    static void letTestsSetTheHost() {
        assertThat(System.getProperty("jdk.httpclient.allowRestrictedHeaders")).contains("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1.evil.example", "https://127.0.0.1", "file://"})
    void refusesAForeignOriginOnWritesAndHandshakes(String origin) {
        assertProblem(api.post("api/v1/projects", "{\"name\":\"a\"}", "Origin", origin), 403, "origin_refused");
        var chat = api.chat();
        assertThatThrownBy(() -> api.stream(chat, "Origin", origin))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(thrown -> assertThat(
                                ((WebSocketHandshakeException) thrown.getCause()).getResponse().statusCode())
                        .isEqualTo(403));
    }

    @Test
    void servesItsOwnOrigin() {
        var origin = rig.server().root().toString().replaceFirst("/$", "");
        assertThat(api.post("api/v1/projects", "{\"name\":\"a\"}", "Origin", origin).status()).isEqualTo(201);
        try (var stream = api.stream(api.chat(), "Origin", origin)) {
            assertThat(stream.send("{\"type\":\"ping\"}").next().getString("type")).isEqualTo("pong");
        }
    }

    @Test
    void refusesAForeignHost() {
        assertProblem(api.get("api/v1/projects", "Host", "rebound.example"), 403, "client_refused");
        assertThat(api.get("api/v1/projects", "Host", "localhost:1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Via"})
    void refusesWhatCameThroughAProxy(String header) {
        assertProblem(api.get("api/v1/projects", header, "something"), 403, "client_refused");
    }
}
