package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Health, and the interface's own description. */
@OnTheRig
class HealthContractIT {
    private final Rig rig;
    private final Api api;

    HealthContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
    }

    @Test
    void isHealthyInTheWordsOfTheSeed() {
        var answer = api.getOutside("health");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.json()).hasToString("{\"status\":\"healthy\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready"})
    void isLiveAndReady(String path) {
        assertThat(api.getOutside(path).status()).isEqualTo(200);
    }

    @Test
    void describesEveryRouteOfTheSeed() {
        var answer = api.get("openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.at("/openapi")).startsWith("3.");
        assertThat(answer.json().getJsonObject("paths").keySet().stream()
                        .map(path -> path.replaceFirst("^/api/v1", "")))
                .contains(
                        "/projects",
                        "/projects/{id}",
                        "/projects/{id}/agent-config",
                        "/chats",
                        "/chats/{id}",
                        "/chats/{id}/messages",
                        "/health");
    }

    @Test
    void describesItselfUnderItsContextPath() {
        assertThat(api.get("openapi.json").at("/servers/0/url"))
                .isEqualTo(rig.server().base().getPath());
    }

    @Test
    void isDescribedWhereServersOfMicroProfileDoIt() {
        var answer = api.send(
                HttpRequest.newBuilder(rig.server().base().resolve("/openapi")).GET());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("/chats/{id}/messages");
    }

    @Test
    void listsProvidersAndWhatToDoForThem() {
        var answer = api.get("providers");
        assertThat(answer.status()).isEqualTo(200);
        var ids = answer.each("providers", "id");
        assertThat(ids)
                .startsWith("openai", "anthropic")
                .contains("demo", "ollama")
                .hasSizeGreaterThan(60);
        assertThat(answer.each("providers", "ready").get(0)).isEqualTo("true");
        assertThat(answer.each("providers", "ready").get(1)).isEqualTo("false");
        assertThat(answer.each("providers", "hint").get(1)).contains("ANTHROPIC_API_KEY");
        assertThat(answer.each("providers", "default_model")).contains(Rig.MODEL);
    }
}
