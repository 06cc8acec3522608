package org.opencodex.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcClaimsTest {
    private static final OidcClaims CLAIMS = new OidcClaims(Map.of(
            "name",
            "Ada",
            "email_verified",
            true,
            "groups",
            List.of("writers", 7, "readers"),
            "role",
            "writer",
            "realm_access",
            Map.of("roles", List.of("owner")),
            "https://example.org/groups",
            List.of("with.dots")));

    private static JsonObject more(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Test
    void readsGroupsAsTheyCome() {
        assertThat(CLAIMS.texts("groups")).containsExactlyInAnyOrder("writers", "readers");
        assertThat(CLAIMS.texts("role")).containsExactly("writer");
        assertThat(CLAIMS.texts("realm_access.roles")).containsExactly("owner");
        assertThat(CLAIMS.texts("https://example.org/groups")).containsExactly("with.dots");
    }

    @Test
    void hasNoGroupsWhereTheClaimIsNone() {
        assertThat(CLAIMS.texts("nothing")).isEmpty();
        assertThat(CLAIMS.texts("name.of.nothing")).isEmpty();
        assertThat(CLAIMS.texts("email_verified")).isEmpty();
    }

    @Test
    void believesTheIdTokenBeforeUserinfo() {
        var both = CLAIMS.with(more("""
            {"name": "Eve", "email": "ada@example.org", "more": {"groups": ["a"]}, "email_verified": false}
            """));
        assertThat(both.text("name")).contains("Ada");
        assertThat(both.text("email")).contains("ada@example.org");
        assertThat(both.texts("more.groups")).containsExactly("a");
        assertThat(both.isTrue("email_verified")).isTrue();
    }
}
