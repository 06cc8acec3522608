package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencodex.llm.Calls.json;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

class LlmParametersTest {
    @Test
    void readsEveryKey() {
        var parameters = LlmParameters.of(json("""
                {"temperature": 0.7, "max_tokens": 4096, "top_p": 1, "stop": ["a", "b"], "seed": -9007199254740993,
                 "presence_penalty": -2, "frequency_penalty": 2.0, "context_window": 8192}"""));
        assertThat(parameters)
                .isEqualTo(new LlmParameters(
                        Optional.of(0.7),
                        Optional.of(4096),
                        Optional.of(1.0),
                        List.of("a", "b"),
                        Optional.of(-9007199254740993L),
                        Optional.of(-2.0),
                        Optional.of(2.0),
                        Optional.of(8192)));
    }

    @Test
    void leavesAbsentKeysToTheProvider() {
        assertThat(LlmParameters.of(json("{}")))
                .isEqualTo(new LlmParameters(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void ignoresUnknownKeys() {
        assertThat(LlmParameters.of(json("{\"top_k\": \"any\"}"))).isEqualTo(LlmParameters.of(json("{}")));
    }

    @Test
    void takesOneStopSequenceForAListOfOne() {
        assertThat(LlmParameters.of(json("{\"stop\": \"END\"}")).stop()).containsExactly("END");
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        assertThat(LlmParameters.of(json("{\"max_tokens\": 1e3}")).maxTokens()).contains(1000);
        assertThat(LlmParameters.of(json("{\"max_tokens\": 12.0}")).maxTokens()).contains(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"temperature\": -0.1}",
                "{\"temperature\": 2.1}",
                "{\"temperature\": \"hot\"}",
                "{\"temperature\": null}",
                "{\"temperature\": true}",
                "{\"max_tokens\": 0}",
                "{\"max_tokens\": 1000001}",
                "{\"max_tokens\": 1.5}",
                "{\"max_tokens\": \"10\"}",
                "{\"top_p\": 1.1}",
                "{\"top_p\": -0.1}",
                "{\"top_p\": []}",
                "{\"stop\": []}",
                "{\"stop\": \"\"}",
                "{\"stop\": [\"a\", \"\"]}",
                "{\"stop\": [\"a\", 1]}",
                "{\"stop\": [\"1\", \"2\", \"3\", \"4\", \"5\"]}",
                "{\"stop\": 7}",
                "{\"seed\": 0.5}",
                "{\"seed\": 9223372036854775808}",
                "{\"seed\": 1e999999999}",
                "{\"seed\": \"x\"}",
                "{\"presence_penalty\": 2.01}",
                "{\"presence_penalty\": {}}",
                "{\"frequency_penalty\": -2.01}",
                "{\"frequency_penalty\": \"x\"}"
            })
    void namesTheKeyOfABadValue(String config) {
        var key = json(config).keySet().iterator().next();
        assertThat(refusal(config).errors()).extracting(FieldError::field).containsExactly("llm_config." + key);
    }

    @Test
    void namesEveryBadKeyAtOnce() {
        var refusal = refusal("{\"temperature\": 3, \"seed\": \"x\", \"top_p\": 0.5}");
        assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("llm_config.temperature", "llm_config.seed");
    }

    private static OpenCodexException refusal(String config) {
        return catchThrowableOfType(OpenCodexException.class, () -> LlmParameters.of(json(config)));
    }
}
