package org.opencodex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.platform.MapConfig;

/** Behind a proxy that says who asks the server starts with a safe configuration, or serves nobody. */
class ProxyConfigTest {
    private static final String SECRET = "J8w1xq3Zt7Rk5mNv2LpYc9HdSfGb4TeA";
    private static final String PREFIX = "opencodex.auth.proxy.";

    private static ProxyConfig proxy(Map<String, String> changes) {
        var values = new HashMap<>(Map.of(PREFIX + "secret", SECRET));
        values.putAll(changes);
        return ProxyConfig.of(new MapConfig(values));
    }

    private static DoorConfig door(String trusted) {
        return DoorConfig.of(
                new MapConfig(Map.of("opencodex.auth.mode", "proxy", "opencodex.trusted-proxies", trusted)));
    }

    @Test
    void hasTheNamesThatProxiesUse() {
        var config = proxy(Map.of());
        assertThat(config.issuer()).isEqualTo("proxy");
        assertThat(config.signOutUrl()).isEmpty();
        assertThat(config.names())
                .isEqualTo(new ProxyConfig.Names(
                        "X-Forwarded-User",
                        "X-Forwarded-Email",
                        "X-Forwarded-Preferred-Username",
                        "X-Forwarded-Groups",
                        "X-Opencodex-Proxy-Secret"));
    }

    @Test
    void keepsOfTheSecretItsHash() {
        assertThat(proxy(Map.of()).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "J8w1xq3Zt7Rk5mNv2LpYc9HdSfGb4Te",
                "J8w1xq3Zt7Rk5mNv 2LpYc9HdSfGb4TeA",
                "J8w1xq3Zt7Rk5mNv2LpYc9HdSfGb4Te\u00e4",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "secretsecretsecretsecretsecretsecret"
            })
    void refusesASecretThatIsMissingShortOrPlain(String secret) {
        assertThatThrownBy(() -> proxy(Map.of(PREFIX + "secret", secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opencodex.auth.proxy.secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "cookie",
                "Host",
                "Origin",
                "User-Agent",
                "Accept-Language",
                "Content-Type",
                "Sec-Fetch-Site",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Real-IP",
                "Forwarded",
                "Via",
                "X_Forwarded_User",
                "X Forwarded User",
                "X-Forwarded-User:",
                "x-forwarded-email"
            })
    void refusesAHeaderThatClientsSetOrThatSaysSomethingElse(String name) {
        assertThatThrownBy(() -> proxy(Map.of(PREFIX + "user-header", name)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).containsIgnoringCase(name));
    }

    @ParameterizedTest
    @CsvSource({"/oauth2/sign_out", "https://sso.example.org/logout?rd=x", "http://localhost:4180/oauth2/sign_out"})
    void knowsWhereToSignOut(String url) {
        assertThat(proxy(Map.of(PREFIX + "sign-out-url", url)).signOutUrl()).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "//evil.example/", "/\\evil.example", "sign_out", "data:text/html,x"})
    void refusesToSignOutSomewhereElse(String url) {
        assertThatThrownBy(() -> proxy(Map.of(PREFIX + "sign-out-url", url)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.0/8", "172.18.0.0/16,fd00::/8", "::1"})
    void trustsTheNetworkOfAProxy(String networks) {
        assertThat(door(networks).trustedProxies()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "0.0.0.0/1", "10.0.0.1,::/1", "128.0.0.0/7", " ", "proxy.example.org"})
    void refusesToTrustNobodyOrStrangers(String networks) {
        assertThatThrownBy(() -> door(networks)).isInstanceOf(IllegalArgumentException.class);
    }
}
