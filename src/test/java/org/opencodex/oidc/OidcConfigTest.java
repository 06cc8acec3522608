package org.opencodex.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencodex.platform.MapConfig;

class OidcConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "opencodex.auth.mode", "oidc",
            "opencodex.public-url", "https://chat.example.org/open-codex",
            "opencodex.auth.oidc.issuer", "https://sso.example.org/realms/company",
            "opencodex.auth.oidc.client-id", "open-codex",
            "opencodex.auth.oidc.client-secret", "a secret");

    private static OidcConfig of(Map<String, String> more) {
        var all = new HashMap<>(LEAST);
        all.putAll(more);
        return OidcConfig.of(new MapConfig(all)).orElseThrow();
    }

    @Test
    void hasItsDefaults() {
        assertThat(of(Map.of()))
                .isEqualTo(new OidcConfig(
                        URI.create("https://chat.example.org/open-codex/"),
                        "https://sso.example.org/realms/company",
                        "open-codex",
                        "a secret",
                        "openid email profile",
                        "groups",
                        "name"));
        assertThat(of(Map.of()).redirectUri()).isEqualTo("https://chat.example.org/open-codex/callback");
    }

    @Test
    void isReadFromItsNames() {
        var config = of(Map.of(
                "opencodex.auth.oidc.scopes", "openid, groups",
                "opencodex.auth.oidc.groups-claim", "realm_access.roles",
                "opencodex.auth.oidc.name-claim", "nickname"));
        assertThat(config.scopes()).isEqualTo("openid groups");
        assertThat(config.groupsClaim()).isEqualTo("realm_access.roles");
        assertThat(config.nameClaim()).isEqualTo("nickname");
    }

    @Test
    void isOfOneModeOnly() {
        for (var mode : List.of("none", "local", "proxy")) {
            assertThat(OidcConfig.of(new MapConfig(Map.of("opencodex.auth.mode", mode))))
                    .isEmpty();
        }
    }

    @Test
    void saysWhatIsMissing() {
        LEAST.keySet().stream()
                .filter(name -> !name.equals("opencodex.auth.mode"))
                .forEach(name -> {
                    var less = new HashMap<>(LEAST);
                    less.remove(name);
                    assertThatThrownBy(() -> OidcConfig.of(new MapConfig(less)))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(name);
                });
        assertThatThrownBy(() -> of(Map.of("opencodex.auth.oidc.issuer", "sso.example.org")))
                .hasMessageContaining("opencodex.auth.oidc.issuer");
    }

    @Test
    void tellsNobodyTheSecret() {
        assertThat(of(Map.of()).toString()).doesNotContain("a secret");
    }
}
