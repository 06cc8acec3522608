package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.Rig;

/** What the server says of itself, and the pages it serves. */
class DescriptionIT {
    private final Rig rig = Rig.shared();
    private final Api api = rig.api();

    @Test
    void answersThatItIsHealthy() {
        for (var path : new String[] {"health", "health/live", "health/ready"}) {
            var answer = api.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\"}");
        }
    }

    @Test
    void describesItsApi() {
        var document = api.get("api/v1/openapi.json").json();
        assertThat(document.getString("openapi")).startsWith("3.0");
        assertThat(document.getJsonObject("paths")).containsKeys("/api/v1/projects", "/api/v1/chats/{id}/messages");
        assertThat(document.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo(rig.server().url().getPath());
        var served = new Api(rig.server().root()).get("openapi");
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.body()).contains("/api/v1/chats/{id}/messages");
    }

    @Test
    void tellsThePageItsBase() {
        for (var path : new String[] {"", "projects/some-id", "index.html"}) {
            var page = api.get(path, "Accept", "text/html");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("content-security-policy")).contains("script-src 'self'").contains("frame-ancestors");
            assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(page.body()).contains("<base href=\"" + rig.server().url().getPath() + "\"");
        }
    }

    @Test
    void listsItsProviders() {
        var providers = api.get("api/v1/providers").json().getJsonArray("providers");
        assertThat(providers.getJsonObject(0).getString("id")).isEqualTo("openai");
        assertThat(providers.getJsonObject(0).getBoolean("ready")).isTrue();
        assertThat(providers.getJsonObject(1).getString("id")).isEqualTo("demo");
    }
}
