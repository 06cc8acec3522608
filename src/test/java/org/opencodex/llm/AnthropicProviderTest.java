package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.llm.Calls.ask;
import static org.opencodex.llm.Calls.completed;
import static org.opencodex.llm.Calls.events;
import static org.opencodex.llm.Calls.failure;
import static org.opencodex.llm.Calls.json;
import static org.opencodex.llm.Calls.text;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;
import org.opencodex.rig.WireFormat;

class AnthropicProviderTest {
    private static final String KEY = "sk-ant-canary-0123456789";

    private final ScriptedLlm llm = new ScriptedLlm();
    private final HttpProvider provider = Calls.anthropic(llm.baseUrl(), Optional.of(KEY));

    @AfterEach
    void close() {
        llm.close();
    }

    private List<LlmEvent> answer(Script script) {
        llm.next(script);
        return events(provider, ask("hello"));
    }

    @Test
    void streamsDeltasAndCompletesWithTheFinishReasonAndTheCounts() {
        var events = answer(Script.says("Hel", "lo ", "wörld 🦊"));

        assertThat(text(events)).isEqualTo("Hello wörld 🦊");
        assertThat(events.getLast())
                .isEqualTo(new LlmEvent.Completed(
                        FinishReason.STOP, Optional.of(new TokenUsage(7, 3, OptionalInt.of(4), OptionalInt.empty()))));
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "refusal, CONTENT_FILTER",
        "tool_use, TOOL_CALLS",
        "pause_turn, OTHER"
    })
    void translatesTheFinishReason(String said, FinishReason reason) {
        assertThat(completed(answer(Script.says("x").finishing(said))).finishReason())
                .isEqualTo(reason);
    }

    @Test
    void sendsHistoryParametersAndKey() {
        var parameters = json("""
                {"temperature": 0.5, "max_tokens": 11, "top_p": 0.25, "stop": ["END"], "seed": 1, "presence_penalty": 1,
                "frequency_penalty": 1}""");
        events(
                provider,
                new LlmRequest(
                        "some-model",
                        List.of(
                                new LlmRequest.Turn(LlmRequest.Role.SYSTEM, "be brief"),
                                new LlmRequest.Turn(LlmRequest.Role.USER, "hello"),
                                new LlmRequest.Turn(LlmRequest.Role.ASSISTANT, ""),
                                new LlmRequest.Turn(LlmRequest.Role.USER, "are you there?")),
                        LlmParameters.of(parameters)));

        var asked = llm.takeRequest();

        assertThat(asked.wire()).isEqualTo(WireFormat.ANTHROPIC);
        assertThat(asked.authorization()).isEqualTo(KEY);
        var body = asked.body();
        assertThat(body.getString("model")).isEqualTo("some-model");
        assertThat(body.getJsonArray("system").getJsonObject(0).getString("text"))
                .isEqualTo("be brief");
        assertThat(body.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("role"))
                .containsExactly("user", "user");
        assertThat(body.getBoolean("stream")).isTrue();
        assertThat(body.getJsonNumber("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(body.getInt("max_tokens")).isEqualTo(11);
        assertThat(body.getJsonNumber("top_p").doubleValue()).isEqualTo(0.25);
        assertThat(body.getJsonArray("stop_sequences").getString(0)).isEqualTo("END");
        assertThat(body).doesNotContainKeys("seed", "presence_penalty", "frequency_penalty");
    }

    @Test
    void setsALimitWhereNobodyDoes() {
        answer(Script.says("x"));
        assertThat(llm.takeRequest().body().getInt("max_tokens")).isEqualTo(4096);
    }

    @Test
    void sendsNoKeyWhereThereIsNone() {
        events(Calls.anthropic(llm.baseUrl(), Optional.empty()), ask("hello"));
        assertThat(llm.takeRequest().authorization()).isNull();
    }

    @Test
    void asksForAKeyBeforeItCallsAnthropic() {
        var keyless = Calls.anthropic(URI.create("https://api.anthropic.com/v1"), Optional.empty());

        assertThat(keyless.endpoint().ready()).isFalse();
        var failure = failure(events(keyless, ask("hello")));
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_KEY_MISSING);
        assertThat(failure)
                .hasMessageContaining("ANTHROPIC_API_KEY")
                .hasMessageContaining("opencodex.llm.anthropic.api-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | authentication_error | invalid x-api-key | PROVIDER_KEY_REFUSED",
                "404 | not_found_error | model: nope | MODEL_NOT_FOUND",
                "400 | invalid_request_error | prompt is too long: 210000 tokens | CONTEXT_TOO_LONG",
                "400 | invalid_request_error | temperature: must be below 1 | PROVIDER_REJECTED",
                "413 | request_too_large | Request exceeds the maximum size | CONTEXT_TOO_LONG",
                "429 | rate_limit_error | Too many | PROVIDER_RATE_LIMITED",
                "529 | overloaded_error | Overloaded | PROVIDER_FAILED"
            })
    void translatesRefusals(int status, String type, String message, ErrorCode code) {
        var failure = failure(answer(Script.refuses(
                status, "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}")));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("It said: " + message).hasMessageNotContaining("openai");
    }

    @Test
    void closesTheConnectionWhenItIsStoppedBeforeTheFirstByte() {
        llm.next(Script.gated("never"));
        var events = new LinkedBlockingQueue<LlmEvent>();

        var call = provider.stream(ask("hello"), events::add);
        llm.takeRequest();
        call.close();

        llm.awaitHangUp();
        assertThat(events).isEmpty();
    }
}
