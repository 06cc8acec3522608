package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** With sign-in off: no web page drives somebody's localhost, and nobody comes through a proxy. */
@OnTheRig
class DoorContractIT {
    private final Rig rig;
    private final Api api;

    DoorContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    private String ownOrigin() {
        var base = rig.server().base();
        return base.getScheme() + "://" + base.getAuthority();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "http://localhost:5173",
                "file://",
                ""
            })
    void refusesAForeignOriginOnEveryWrite(String origin) {
        var id = api.newProject();
        var body = BodyPublishers.ofString("{\"name\": \"Taken over\"}");
        assertRefused(api.send(from(origin, "projects").POST(body)), "origin_refused");
        assertRefused(api.send(from(origin, "projects/" + id).PUT(body)), "origin_refused");
        assertRefused(api.send(from(origin, "projects/" + id).DELETE()), "origin_refused");
        assertThat(api.get("projects/" + id).at("/name")).isEqualTo("A project");
    }

    private HttpRequest.Builder from(String origin, String path) {
        return api.request(path).header("Origin", origin).header("Content-Type", "application/json");
    }

    @Test
    void takesItsOwnOrigin() {
        var answer = api.send(from(ownOrigin(), "projects").POST(BodyPublishers.ofString("{\"name\": \"A\"}")));
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void takesAMissingOriginWhereNoCookieAuthenticates() {
        assertThat(api.post("projects", "{\"name\": \"A\"}").status()).isEqualTo(201);
    }

    @Test
    void letsNoForeignPageReadAnswers() {
        var answer = api.send(
                api.request("projects").header("Origin", "https://evil.example").GET());
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://evil.example", "http://127.0.0.1:1"})
    void refusesAForeignOriginOnTheHandshake(String origin) {
        assertThat(api.handshake(api.newChat(), "Origin", origin)).isEqualTo(403);
    }

    @Test
    void opensTheSocketToItsOwnOrigin() {
        assertThat(api.handshake(api.newChat(), "Origin", ownOrigin())).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "192.0.2.7", "localhost.evil.example:8000"})
    void refusesAForeignHost(String host) {
        assertRefused(api.send(api.request("projects").header("Host", host).GET()), "client_refused");
        assertThat(api.handshake(api.newChat(), "Host", host)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "127.3.2.1"})
    void takesEveryNameOfLoopback(String host) {
        assertThat(api.send(api.request("projects").header("Host", host).GET()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Forwarded          | for=192.0.2.7
            X-Forwarded-For    | 127.0.0.1
            X-Forwarded-Host   | localhost
            X-Forwarded-Proto  | https
            X-Forwarded-Port   | 443
            X-Forwarded-Prefix | /codex
            Via                | 1.1 proxy
            """)
    void refusesWhoComesThroughAProxy(String header, String value) {
        assertRefused(api.send(api.request("projects").header(header, value).GET()), "client_refused");
        assertThat(api.handshake(api.newChat(), header, value)).isEqualTo(403);
    }

    @Test
    void guardsPagesAndHealthAlike() {
        var page = api.send(HttpRequest.newBuilder(rig.server().base())
                .header("Host", "evil.example")
                .GET());
        assertThat(page.status()).isEqualTo(403);
    }

    @Test
    void tellsPeopleByAPageWhy() {
        var page = api.send(HttpRequest.newBuilder(rig.server().base())
                .header("Accept", "text/html")
                .header("X-Forwarded-For", "192.0.2.7")
                .GET());
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.body())
                .contains("came through a proxy (X-Forwarded-For)")
                .contains("turn sign-in on");
    }
}
