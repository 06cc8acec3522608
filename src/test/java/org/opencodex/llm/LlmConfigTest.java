package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.problem.OpenCodexException;

class LlmConfigTest {
    private static LlmConfig config(Map<String, String> properties) {
        return LlmConfig.of(new MapConfig(properties));
    }

    private static String defaultProvider(Map<String, String> properties) {
        var providers = new Providers();
        providers.configure(config(properties));
        try {
            return providers.defaultProvider().id();
        } finally {
            providers.close();
        }
    }

    @Test
    void hasDefaults() {
        assertThat(config(Map.of()))
                .isEqualTo(new LlmConfig(
                        Optional.empty(),
                        URI.create("https://api.openai.com/v1"),
                        Optional.empty(),
                        "gpt-4o-mini",
                        List.of("gpt-4o-mini", "gpt-4o", "gpt-4.1-mini", "gpt-4.1"),
                        Duration.ofMillis(25)));
    }

    @Test
    void hasNames() {
        assertThat(config(Map.of(
                        "opencodex.llm.default-provider", "demo",
                        "opencodex.llm.openai.base-url", "http://localhost:11434/v1",
                        "opencodex.llm.openai.api-key", "key",
                        "opencodex.llm.openai.model", "small",
                        "opencodex.llm.openai.models", "small, large",
                        "opencodex.llm.demo.delay", "PT0S")))
                .isEqualTo(new LlmConfig(
                        Optional.of("demo"),
                        URI.create("http://localhost:11434/v1"),
                        Optional.of("key"),
                        "small",
                        List.of("small", "large"),
                        Duration.ZERO));
    }

    @Test
    void takesOpenAisOwnVariableForTheKey() {
        assertThat(config(Map.of("OPENAI_API_KEY", "theirs")).apiKey()).contains("theirs");
        assertThat(config(Map.of("OPENAI_API_KEY", "theirs", "opencodex.llm.openai.api-key", "ours"))
                        .apiKey())
                .contains("ours");
    }

    @Test
    void offersOnlyItsOwnModelOnAServerOfOnesOwn() {
        assertThat(config(Map.of("opencodex.llm.openai.base-url", "http://localhost:1/v1"))
                        .models())
                .containsExactly("gpt-4o-mini");
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
    void refusesABaseUrlThatIsNoneWithoutQuotingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of("opencodex.llm.openai.base-url", url)))
                .withMessageContaining("opencodex.llm.openai.base-url")
                .withMessageNotContaining(url);
    }

    @Test
    void printsNoKey() {
        assertThat(config(Map.of("OPENAI_API_KEY", "sk-canary")).toString()).doesNotContain("canary");
    }

    @Test
    void sendsTheNewNameOfTheTokenLimitOnlyToOpenAisModels() {
        assertThat(config(Map.of()).hasOpenAiModels()).isTrue();
        assertThat(config(Map.of("opencodex.llm.openai.base-url", "https://mine.openai.azure.com/openai/v1"))
                        .hasOpenAiModels())
                .isTrue();
        assertThat(config(Map.of("opencodex.llm.openai.base-url", "https://notapi.openai.com.example.org/v1"))
                        .hasOpenAiModels())
                .isFalse();
    }

    @Test
    void usesTheDemoUntilOpenAiIsConfigured() {
        assertThat(defaultProvider(Map.of())).isEqualTo("demo");
        assertThat(defaultProvider(Map.of("OPENAI_API_KEY", "k"))).isEqualTo("openai");
        assertThat(defaultProvider(Map.of("opencodex.llm.openai.base-url", "http://localhost:1/v1")))
                .isEqualTo("openai");
        assertThat(defaultProvider(Map.of("OPENAI_API_KEY", "k", "opencodex.llm.default-provider", "demo")))
                .isEqualTo("demo");
    }

    @Test
    void namesTheProvidersWhereOneIsUnknown() {
        assertThatThrownBy(() -> defaultProvider(Map.of("opencodex.llm.default-provider", "oracle")))
                .isInstanceOf(OpenCodexException.class)
                .hasMessageContaining("oracle")
                .hasMessageContaining("openai, demo");
    }
}
