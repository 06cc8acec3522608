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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.rig.RawLlm;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;
import org.opencodex.rig.WireFormat;

class GeminiProviderTest {
    private static final String KEY = "AIza-canary-0123456789";

    private final ScriptedLlm llm = new ScriptedLlm();

    @AfterEach
    void close() {
        llm.close();
    }

    private HttpProvider provider(URI baseUrl) {
        return Calls.provider(Calls.endpoint("gemini", baseUrl, Optional.of(KEY)), StreamLimits.DEFAULT, Retries.NONE);
    }

    private List<LlmEvent> answer(Script script) {
        llm.next(script);
        return events(provider(llm.baseUrl()), ask("hello"));
    }

    /** The data of each event. */
    private List<LlmEvent> answer(String... events) {
        try (var raw = new RawLlm(line -> {
            line.head();
            for (var event : events) {
                line.body("data: " + event + "\r\n\r\n");
            }
            line.end();
        })) {
            return events(provider(raw.baseUrl()), ask("hello"));
        }
    }

    @Test
    void streamsDeltasAndCompletesWithTheFinishReasonAndTheCounts() {
        var events = answer(Script.says("Hel", "lo ", "wörld 🦊"));

        assertThat(text(events)).isEqualTo("Hello wörld 🦊");
        assertThat(events.getLast())
                .isEqualTo(new LlmEvent.Completed(FinishReason.STOP, Optional.of(new TokenUsage(7, 3))));
    }

    @Test
    void sendsHistoryParametersAndKey() {
        var parameters = json("""
                {"temperature": 1.5, "max_tokens": 11, "top_p": 0.25, "stop": ["END"], "seed": 1, "presence_penalty": 1,
                "frequency_penalty": 1}""");
        events(
                provider(llm.baseUrl()),
                new LlmRequest(
                        "some-model",
                        List.of(
                                new LlmRequest.Turn(LlmRequest.Role.SYSTEM, "be brief"),
                                new LlmRequest.Turn(LlmRequest.Role.USER, "hello"),
                                new LlmRequest.Turn(LlmRequest.Role.ASSISTANT, "yes?"),
                                new LlmRequest.Turn(LlmRequest.Role.USER, "are you there?")),
                        LlmParameters.of(parameters)));

        var asked = llm.takeRequest();

        assertThat(asked.wire()).isEqualTo(WireFormat.GEMINI);
        assertThat(asked.path()).isEqualTo("/v1/models/some-model:streamGenerateContent");
        assertThat(asked.keys()).containsOnlyKeys("x-goog-api-key").containsValue(KEY);
        var body = asked.body();
        assertThat(body.getJsonObject("systemInstruction").toString()).contains("be brief");
        assertThat(body.getJsonArray("contents").getValuesAs(JsonObject.class))
                .extracting(content -> content.getString("role"))
                .containsExactly("user", "model", "user");
        var config = body.getJsonObject("generationConfig");
        assertThat(config.getJsonNumber("temperature").doubleValue()).isEqualTo(1.5);
        assertThat(config.getInt("maxOutputTokens")).isEqualTo(11);
        assertThat(config.getJsonNumber("topP").doubleValue()).isEqualTo(0.25);
        assertThat(config.getInt("seed")).isEqualTo(1);
        assertThat(config.getJsonArray("stopSequences").getString(0)).isEqualTo("END");
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "A_REASON_OF_TOMORROW, OTHER"
    })
    void translatesTheFinishReason(String said, FinishReason reason) {
        assertThat(completed(answer(Script.says("x").finishing(said))).finishReason())
                .isEqualTo(reason);
    }

    /** langchain4j would put empty lines between them. */
    @Test
    void putsNothingBetweenTwoPartsOfOneEvent() {
        var events = answer(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hm\",\"thought\":true},{\"text\":\"one\"},{\"text\":\"two\"}]}}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"three\"},{\"text\":\"four\"}]},\"finishReason\":\"STOP\"}]}");
        assertThat(text(events)).isEqualTo("onetwothreefour");
        assertThat(Calls.reasoning(events)).isEqualTo("hm");
    }

    @Test
    void countsThoughtsAsOutputAlsoInAnEventOfTheirOwn() {
        var events = answer(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]},\"finishReason\":\"STOP\"}]}",
                "{\"usageMetadata\":{\"promptTokenCount\":30,\"candidatesTokenCount\":5,\"thoughtsTokenCount\":15,"
                        + "\"cachedContentTokenCount\":10,\"totalTokenCount\":50}}");
        assertThat(completed(events).usage()).contains(new TokenUsage(30, 20, OptionalInt.of(10), OptionalInt.of(15)));
    }

    @Test
    void saysThatThePromptWasRefused() {
        var events = answer("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}");
        assertThat(text(events)).isEmpty();
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_ARGUMENT | API key not valid. API_KEY_INVALID | PROVIDER_KEY_REFUSED",
                "400 | INVALID_ARGUMENT | temperature is out of range | PROVIDER_REJECTED",
                "400 | INVALID_ARGUMENT | The input token count exceeds the maximum number of tokens allowed | CONTEXT_TOO_LONG",
                "403 | PERMISSION_DENIED | no | PROVIDER_KEY_REFUSED",
                "404 | NOT_FOUND | models/nope is not found | MODEL_NOT_FOUND",
                "429 | RESOURCE_EXHAUSTED | quota | PROVIDER_RATE_LIMITED",
                "503 | UNAVAILABLE | overloaded | PROVIDER_FAILED"
            })
    void translatesRefusals(int status, String type, String message, ErrorCode code) {
        var failure = failure(answer(Script.refuses(
                status,
                "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\"" + type + "\"}}")));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("It said: " + message);
    }

    @Test
    void translatesAnErrorWithinTheStream() {
        var events = answer(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"half\"}]}}]}",
                "{\"error\":{\"code\":429,\"message\":\"enough\",\"status\":\"RESOURCE_EXHAUSTED\"}}");
        assertThat(text(events)).isEqualTo("half");
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_RATE_LIMITED);
    }
}
