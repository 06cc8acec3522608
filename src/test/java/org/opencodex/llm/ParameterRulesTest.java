package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencodex.llm.Calls.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

class ParameterRulesTest {
    /** What every new project has (contract, part A). */
    private static final LlmParameters OF_A_NEW_PROJECT =
            LlmParameters.of(json("{\"temperature\": 0.7, \"max_tokens\": 4096}"));

    private static ParameterRules rules(String provider, String model) {
        return ParameterRules.of(Calls.entry(provider), Calls.catalogue().model(provider, model));
    }

    private static List<String> keys(String provider, String model) {
        return rules(provider, model).all().stream().map(ParameterRule::key).toList();
    }

    @Test
    void leaveOutWhatTheModelRefuses() {
        assertThat(keys("openai", "gpt-4o")).contains("temperature", "stop", "seed");
        assertThat(keys("openai", "o3")).contains("max_tokens", "seed").doesNotContain("temperature", "stop");
        assertThat(keys("anthropic", "claude-sonnet-4-6"))
                .contains("temperature")
                .doesNotContain("seed");
        assertThat(keys("mistral", "mistral-small-latest")).doesNotContain("seed");
        assertThat(keys("custom-openai", "anything")).contains("temperature", "seed", "context_window");
    }

    @Test
    void sendWhatEveryNewProjectHasToModelsThatThink() {
        var fitted = rules("openai", "o3").fitted(OF_A_NEW_PROJECT);
        assertThat(fitted.temperature()).isEmpty();
        assertThat(fitted.maxTokens()).contains(4096);
    }

    @Test
    void keepToTheModelsLimits() {
        var wild =
                LlmParameters.of(json("{\"temperature\": 1.9, \"max_tokens\": 1000000, \"seed\": 9007199254740993}"));
        var fitted = rules("anthropic", "claude-haiku-4-5").fitted(wild);
        assertThat(fitted.temperature()).contains(1.0);
        assertThat(fitted.maxTokens()).contains(64_000);
        assertThat(rules("gemini", "gemini-2.5-pro").fitted(wild).seed()).isEmpty();
        assertThat(rules("openai", "gpt-4o").fitted(wild).seed()).contains(9007199254740993L);
    }

    @Test
    void nameWhatIsOutOfTheModelsRange() {
        var wild = LlmParameters.of(json("{\"temperature\": 1.5, \"max_tokens\": 70000}"));
        assertThatThrownBy(() -> rules("anthropic", "claude-haiku-4-5").check(wild))
                .isInstanceOfSatisfying(OpenCodexException.class, e -> assertThat(e.errors())
                        .extracting(FieldError::field)
                        .containsExactly("llm_config.temperature", "llm_config.max_tokens"));
        rules("openai", "o3").check(OF_A_NEW_PROJECT);
    }
}
