package org.opencodex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.platform.MapConfig;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** What a trusted proxy that knows the secret says is who asks; all else that looks like it is refused. */
class ProxyHeadersTest {
    private static final String SECRET = "J8w1xq3Zt7Rk5mNv2LpYc9HdSfGb4TeA";
    private static final String PROXY = "10.1.2.3";

    private final ProxyHeaders headers = new ProxyHeaders(
            ProxyConfig.of(new MapConfig(Map.of("opencodex.auth.proxy.secret", SECRET))),
            peer -> Network.parse("10.0.0.0/8").contains(peer));

    private Optional<Identity> read(String peer, Map<String, String> changes) {
        var all = new HashMap<String, List<String>>(Map.of("x-opencodex-proxy-secret", List.of(SECRET)));
        changes.forEach((name, value) -> all.put(name, List.of(value.split("\\|", -1))));
        return headers.read(Network.address(peer), all);
    }

    private void assertRefused(String peer, Map<String, String> changes) {
        assertThatThrownBy(() -> read(peer, changes))
                .isInstanceOfSatisfying(OpenCodexException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.CLIENT_REFUSED))
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void takesWhoAsks() {
        var identity = read(
                        PROXY,
                        Map.of(
                                "x-forwarded-user", "ada",
                                "x-forwarded-email", "ada@example.org",
                                "x-forwarded-preferred-username", "Ada Lovelace",
                                "x-forwarded-groups", "readers, writers,,"))
                .orElseThrow();
        assertThat(identity.issuer()).isEqualTo("proxy");
        assertThat(identity.subject()).isEqualTo("ada");
        assertThat(identity.name()).isEqualTo("Ada Lovelace");
        assertThat(identity.email()).isEqualTo("ada@example.org");
        assertThat(identity.emailVerified()).isFalse();
        assertThat(identity.groups().orElseThrow()).containsExactlyInAnyOrder("readers", "writers");
    }

    @Test
    void takesAMissingListOfGroupsForNone() {
        assertThat(read(PROXY, Map.of("x-forwarded-user", "ada")).orElseThrow().groups())
                .contains(Set.of());
    }

    @Test
    void readsUtf8ThatTheServerTookForLatin1() {
        var asRead = new String("Zoë 你".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var identity = read(PROXY, Map.of("x-forwarded-user", "zoe", "x-forwarded-preferred-username", asRead));
        assertThat(identity.orElseThrow().name()).isEqualTo("Zoë 你");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(null)"})
    void takesAHeaderThatSaysNothingForNobody(String user) {
        assertThat(read(PROXY, Map.of("x-forwarded-user", user))).isEmpty();
        assertThat(read(PROXY, Map.of())).isEmpty();
        assertThat(headers.read(Network.address("8.8.8.8"), Map.of("accept", List.of("*/*"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "127.0.0.1", "11.0.0.1", "::1", "fe80::1"})
    void refusesWhatAnybodyElseSays(String peer) {
        assertRefused(peer, Map.of("x-forwarded-user", "ada"));
        assertRefused(peer, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wrong", "j8w1xq3zt7rk5mnv2lpyc9hdsfgb4tea", SECRET + "|" + SECRET, SECRET + "," + SECRET})
    void refusesAWrongSecret(String secret) {
        assertRefused(PROXY, Map.of("x-forwarded-user", "ada", "x-opencodex-proxy-secret", secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada|root",
                "ada,root",
                ",root",
                " ",
                "\u00a0root",
                "root\u3000",
                "\u00a0root|",
                "root\u0001",
                "\u0085root"
            })
    void refusesAUserWhoIsNotOne(String user) {
        assertRefused(PROXY, Map.of("x-forwarded-user", user));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x_forwarded_user",
                "x-forwarded_user",
                "x.forwarded.user",
                "xforwardeduser",
                "x-forwarded-user ",
                "x-forwarded--user",
                "x_opencodex_proxy_secret",
                "x-forwarded_groups"
            })
    void refusesWhatOnlyLooksLikeItsHeaders(String name) {
        assertRefused(PROXY, Map.of("x-forwarded-user", "ada", name, "root"));
    }

    @Test
    void refusesToKnowMoreOfSomebodyWhoIsNotNamed() {
        assertRefused(PROXY, Map.of("x-forwarded-groups", "admins"));
    }
}
