package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.platform.MapConfig;
import org.opencodex.problem.OpenCodexException;

class ConfiguredEndpointsTest {
    private static final List<String> IDS = List.of("openai", "anthropic", "azure-openai", "ollama", "demo");

    private static ConfiguredEndpoints configured(Map<String, String> properties) {
        var endpoints = new ConfiguredEndpoints();
        endpoints.configure(
                new MapConfig(properties), IDS.stream().map(Calls::entry).toList());
        return endpoints;
    }

    private static Endpoint endpoint(String id, Map<String, String> properties) {
        return configured(properties).get(id);
    }

    @Test
    void areTheCataloguesUntilSomebodySaysMore() {
        var openAi = endpoint("openai", Map.of());
        assertThat(openAi.baseUrl()).contains(URI.create("https://api.openai.com/v1"));
        assertThat(openAi.source()).isEqualTo(KeySource.NONE);
        assertThat(openAi.model()).contains("gpt-4o-mini");
        assertThat(openAi.ready()).isFalse();
        assertThat(openAi.lack().orElseThrow()).hasMessageContaining("OPENAI_API_KEY");
        assertThat(endpoint("demo", Map.of()).ready()).isTrue();
    }

    @Test
    void haveNames() {
        var endpoint = endpoint(
                "anthropic",
                Map.of(
                        "opencodex.llm.anthropic.base-url", "http://localhost:11434/v1",
                        "opencodex.llm.anthropic.api-key", "key",
                        "opencodex.llm.anthropic.model", "small",
                        "opencodex.llm.anthropic.models", "small, large"));
        assertThat(endpoint.baseUrl()).contains(URI.create("http://localhost:11434/v1"));
        assertThat(endpoint.key()).contains("key");
        assertThat(endpoint.source()).isEqualTo(KeySource.CONFIGURATION);
        assertThat(endpoint.model()).contains("small");
        assertThat(endpoint.models()).containsExactly("small", "large");
        assertThat(endpoint.ready()).isTrue();
    }

    @Test
    void takeTheProvidersOwnVariablesForTheKeys() {
        assertThat(endpoint("openai", Map.of("OPENAI_API_KEY", "theirs")).key()).contains("theirs");
        assertThat(endpoint("openai", Map.of("OPENAI_API_KEY", "theirs", "opencodex.llm.openai.api-key", "ours"))
                        .key())
                .contains("ours");
    }

    @Test
    void offerOnlyTheirOwnModelOnAServerOfOnesOwn() {
        assertThat(endpoint("openai", Map.of("opencodex.llm.openai.base-url", "http://localhost:1/v1"))
                        .models())
                .containsExactly("gpt-4o-mini");
    }

    @Test
    void needNoKeyOnAServerOfOnesOwn() {
        assertThat(endpoint("openai", Map.of("opencodex.llm.openai.base-url", "http://localhost:1/v1"))
                        .ready())
                .isTrue();
        assertThat(endpoint("openai", Map.of("opencodex.llm.openai.base-url", "https://api.openai.com/v1"))
                        .ready())
                .isFalse();
    }

    @Test
    void askWhereALocalServerIs() {
        assertThat(endpoint("ollama", Map.of()).ready()).isFalse();
        assertThat(endpoint("ollama", Map.of("opencodex.llm.ollama.base-url", "http://localhost:11434/v1"))
                        .ready())
                .isTrue();
        assertThat(endpoint("azure-openai", Map.of("AZURE_OPENAI_API_KEY", "k"))
                        .lack()
                        .orElseThrow())
                .hasMessageContaining("opencodex.llm.azure-openai.base-url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model-server:8080",
                "ftp://example.org/v1",
                "http://user:pass word@x",
                "http:///models",
                "just-words"
            })
    void refuseAnAddressThatIsNoneWithoutQuotingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured(Map.of("opencodex.llm.openai.base-url", url)))
                .withMessageContaining("opencodex.llm.openai.base-url")
                .withMessageNotContaining(url);
    }

    @Test
    void printNoKey() {
        assertThat(endpoint("openai", Map.of("OPENAI_API_KEY", "sk-canary")).toString())
                .doesNotContain("canary");
    }

    @Test
    void sendTheNewNameOfTheTokenLimitOnlyToOpenAisModels() {
        assertThat(endpoint("openai", Map.of()).takesCompletionTokens()).isTrue();
        assertThat(endpoint(
                                "openai",
                                Map.of("opencodex.llm.openai.base-url", "https://mine.openai.azure.com/openai/v1"))
                        .takesCompletionTokens())
                .isTrue();
        assertThat(endpoint(
                                "openai",
                                Map.of("opencodex.llm.openai.base-url", "https://notapi.openai.com.example.org/v1"))
                        .takesCompletionTokens())
                .isFalse();
    }

    @Test
    void nameTheProvidersWhereOneIsUnknown() {
        assertThatThrownBy(() -> configured(Map.of("opencodex.llm.default-provider", "oracle")))
                .isInstanceOf(OpenCodexException.class)
                .hasMessageContaining("oracle")
                .hasMessageContaining("openai, anthropic");
    }

    @Test
    void areConfinedOnlyWhereAPersonGaveTheAddress() {
        var configured = endpoint("openai", Map.of("opencodex.llm.openai.base-url", "http://10.0.0.1/v1"));
        var same = URI.create("http://10.0.0.1/v1");
        assertThat(configured.confined()).isFalse();
        assertThat(configured.savedAs(same, Optional.of("k"), KeySource.OWN).confined())
                .isFalse();
        assertThat(configured
                        .savedAs(URI.create("http://10.0.0.2/v1"), Optional.of("k"), KeySource.OWN)
                        .confined())
                .isTrue();
        assertThat(endpoint("ollama", Map.of())
                        .savedAs(URI.create("http://localhost:11434/v1"), Optional.empty(), KeySource.OWN)
                        .confined())
                .isTrue();
    }
}
