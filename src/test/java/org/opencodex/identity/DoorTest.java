package org.opencodex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

class DoorTest {
    private final Door door = new Door(new DoorConfig(
            AuthMode.NONE,
            List.of(Network.parse("172.16.0.0/12"), Network.parse("fd00::/8")),
            List.of("chat.example.org"),
            List.of("http://localhost:5173"),
            Optional.empty(),
            List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "172.16.0.1", "172.31.255.255", "fd12::7", "::1%lo"})
    void servesLocalAndAllowedPeers(String peer) {
        assertThat(refusal(peer, Map.of("Host", "localhost:8000"), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "172.32.0.0", "172.15.255.255", "8.8.8.8", "fe80::1", "2001:db8::1"})
    void refusesEveryOtherPeer(String peer) {
        assertThat(refusal(peer, Map.of("Host", "localhost:8000"), false)).contains(ErrorCode.CLIENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "a.localhost", "chat.example.org"})
    void servesLocalAndConfiguredHosts(String host) {
        assertThat(refusal("127.0.0.1", Map.of("Host", host), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.1",
                "[fe80::1]",
                "",
                "localhost:8000@evil.example",
                "localhost/evil",
                "localhost:8000:1",
                "localhost:",
                "[::1",
                "[::1]evil.example"
            })
    void refusesEveryOtherHost(String host) {
        assertThat(refusal("127.0.0.1", Map.of("Host", host), false)).contains(ErrorCode.CLIENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8000", "http://LOCALHOST:8000", "http://localhost:5173"})
    void letsItsOwnAndAllowedOriginsWrite(String origin) {
        assertThat(refusal("127.0.0.1", Map.of("Host", "localhost:8000", "Origin", origin), true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://localhost",
                "https://localhost:8000",
                "http://localhost:8000.evil.example",
                "http://localhost:80000",
                ""
            })
    void refusesForeignOriginsThatWrite(String origin) {
        var headers = Map.of("Host", "localhost:8000", "Origin", origin);
        assertThat(refusal("127.0.0.1", headers, true)).contains(ErrorCode.ORIGIN_REFUSED);
        assertThat(refusal("127.0.0.1", headers, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Via", "X-Real-IP"})
    void refusesWhatCameThroughAProxy(String header) {
        assertThat(refusal("127.0.0.1", Map.of("Host", "localhost", header, "x"), false))
                .contains(ErrorCode.CLIENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.org/8", "", "::/129"})
    void saysWhichNetworkIsNone(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example.com", "CHAT.example.com:443", "localhost", "chat.example.org"})
    void withSignInOnServesEverybodyWhoAsksForAKnownHost(String host) {
        assertThat(signedIn("8.8.8.8", Map.of("Host", host, "X-Forwarded-For", "192.0.2.7"), false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "chat.example.com.evil.example", "8.8.8.8"})
    void withSignInOnRefusesEveryOtherHost(String host) {
        assertThat(signedIn("127.0.0.1", Map.of("Host", host), false)).contains(ErrorCode.CLIENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://chat.example.com", "http://chat.example.com"})
    void takesTheOriginOfThePublicUrlAndOfTheRequest(String origin) {
        assertThat(signedIn("127.0.0.1", Map.of("Host", "chat.example.com", "Origin", origin), true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "https://chat.example.com:8443", "https://evil.example", "https://chat.example.com.evil"
            })
    void withSignInOnRefusesForeignOrigins(String origin) {
        assertThat(signedIn("127.0.0.1", Map.of("Host", "chat.example.com", "Origin", origin), true))
                .contains(ErrorCode.ORIGIN_REFUSED);
    }

    private static Optional<ErrorCode> signedIn(String peer, Map<String, String> headers, boolean writes) {
        var config = new DoorConfig(
                AuthMode.OIDC,
                List.of(),
                List.of("chat.example.org"),
                List.of(),
                Optional.of(URI.create("https://chat.example.com/")),
                List.of());
        return refusal(new Door(config), peer, headers, writes);
    }

    private Optional<ErrorCode> refusal(String peer, Map<String, String> headers, boolean writes) {
        return refusal(door, peer, headers, writes);
    }

    private static Optional<ErrorCode> refusal(Door door, String peer, Map<String, String> headers, boolean writes) {
        var known = new HashMap<>(headers);
        return door.refusal(new Door.Visit(peer, "http", known.get("Host"), known::get, writes))
                .map(OpenCodexException::code);
    }
}
