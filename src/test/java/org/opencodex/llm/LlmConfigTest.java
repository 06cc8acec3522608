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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

    private static final Endpoint OPENAI = new Endpoint(
            Service.OPENAI,
            URI.create("https://api.openai.com/v1"),
            Optional.empty(),
            "gpt-4o-mini",
            List.of("gpt-4o-mini", "gpt-4o", "gpt-4.1-mini", "gpt-4.1"));

    private static final Endpoint ANTHROPIC = new Endpoint(
            Service.ANTHROPIC,
            URI.create("https://api.anthropic.com/v1"),
            Optional.empty(),
            "claude-sonnet-4-6",
            List.of("claude-sonnet-4-6", "claude-haiku-4-5", "claude-opus-4-8"));

    @Test
    void hasDefaults() {
        assertThat(config(Map.of()))
                .isEqualTo(new LlmConfig(
                        Optional.empty(),
                        OPENAI,
                        ANTHROPIC,
                        Duration.ofMillis(25),
                        new StreamLimits(
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(30),
                                8_388_608,
                                1_048_576),
                        new Retries(2)));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void hasNames(Service service) {
        var prefix = "opencodex.llm." + service.id() + ".";
        var config = config(Map.of(
                "opencodex.llm.default-provider",
                "demo",
                prefix + "base-url",
                "http://localhost:11434/v1",
                prefix + "api-key",
                "key",
                prefix + "model",
                "small",
                prefix + "models",
                "small, large",
                "opencodex.llm.demo.delay",
                "PT0S"));
        assertThat(config.defaultProvider()).contains("demo");
        assertThat(config.demoDelay()).isZero();
        assertThat(service == Service.OPENAI ? config.openAi() : config.anthropic())
                .isEqualTo(new Endpoint(
                        service,
                        URI.create("http://localhost:11434/v1"),
                        Optional.of("key"),
                        "small",
                        List.of("small", "large")));
    }

    @Test
    void hasNamesOfTheLimits() {
        var config = config(Map.of(
                "opencodex.llm.first-byte-timeout", "PT10S",
                "opencodex.llm.idle-timeout", "PT20S",
                "opencodex.llm.total-timeout", "PT1H",
                "opencodex.llm.max-text-bytes", "2000",
                "opencodex.llm.max-line-bytes", "3000",
                "opencodex.llm.retries", "0"));
        assertThat(config.limits())
                .isEqualTo(new StreamLimits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        2000,
                        3000));
        assertThat(config.retries()).isEqualTo(new Retries(0));
    }

    @ParameterizedTest
    @CsvSource({
        "opencodex.llm.first-byte-timeout, 120",
        "opencodex.llm.idle-timeout, PT0S",
        "opencodex.llm.idle-timeout, PT-5S",
        "opencodex.llm.total-timeout, P400D",
        "opencodex.llm.demo.delay, soon",
        "opencodex.llm.max-text-bytes, 8 MiB",
        "opencodex.llm.max-text-bytes, 0",
        "opencodex.llm.max-line-bytes, 99999999999",
        "opencodex.llm.retries, 3",
        "opencodex.llm.retries, -1"
    })
    void saysWhichLimitIsNone(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(name, value)))
                .withMessageContaining(name)
                .withMessageContaining(value);
    }

    @Test
    void takesTheServicesOwnVariablesForTheKeys() {
        assertThat(config(Map.of("OPENAI_API_KEY", "theirs")).openAi().apiKey()).contains("theirs");
        assertThat(config(Map.of("ANTHROPIC_API_KEY", "theirs")).anthropic().apiKey())
                .contains("theirs");
        assertThat(config(Map.of("OPENAI_API_KEY", "theirs", "opencodex.llm.openai.api-key", "ours"))
                        .openAi()
                        .apiKey())
                .contains("ours");
    }

    @Test
    void offersOnlyItsOwnModelOnAServerOfOnesOwn() {
        assertThat(config(Map.of("opencodex.llm.openai.base-url", "http://localhost:1/v1"))
                        .openAi()
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
        assertThat(config(Map.of()).openAi().hasOpenAiModels()).isTrue();
        assertThat(config(Map.of("opencodex.llm.openai.base-url", "https://mine.openai.azure.com/openai/v1"))
                        .openAi()
                        .hasOpenAiModels())
                .isTrue();
        assertThat(config(Map.of("opencodex.llm.openai.base-url", "https://notapi.openai.com.example.org/v1"))
                        .openAi()
                        .hasOpenAiModels())
                .isFalse();
    }

    @Test
    void usesTheDemoUntilAnotherIsConfigured() {
        assertThat(defaultProvider(Map.of())).isEqualTo("demo");
        assertThat(defaultProvider(Map.of("OPENAI_API_KEY", "k"))).isEqualTo("openai");
        assertThat(defaultProvider(Map.of("opencodex.llm.openai.base-url", "http://localhost:1/v1")))
                .isEqualTo("openai");
        assertThat(defaultProvider(Map.of("ANTHROPIC_API_KEY", "k"))).isEqualTo("anthropic");
        assertThat(defaultProvider(Map.of("OPENAI_API_KEY", "k", "ANTHROPIC_API_KEY", "k")))
                .isEqualTo("openai");
        assertThat(defaultProvider(Map.of("OPENAI_API_KEY", "k", "opencodex.llm.default-provider", "demo")))
                .isEqualTo("demo");
    }

    @Test
    void namesTheProvidersWhereOneIsUnknown() {
        assertThatThrownBy(() -> defaultProvider(Map.of("opencodex.llm.default-provider", "oracle")))
                .isInstanceOf(OpenCodexException.class)
                .hasMessageContaining("oracle")
                .hasMessageContaining("openai, anthropic, demo");
    }
}
