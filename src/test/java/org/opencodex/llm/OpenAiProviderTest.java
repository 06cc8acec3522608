package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.rig.RawLlm;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;

class OpenAiProviderTest {
    private static final String KEY = "sk-canary-0123456789";

    private final ScriptedLlm llm = new ScriptedLlm();

    @AfterEach
    void close() {
        llm.close();
    }

    @Test
    void streamsDeltasAndCompletesWithTheFinishReason() {
        llm.next(Script.says("Hel", "lo ", "wörld 🦊"));

        var events = answer(request(Map.of()));

        assertThat(text(events)).isEqualTo("Hello wörld 🦊");
        assertThat(events.getLast())
                .isEqualTo(new LlmEvent.Completed(FinishReason.STOP, Optional.of(new TokenUsage(7, 3))));
    }

    @Test
    void saysWhenTheLimitCutTheAnswer() {
        llm.next(Script.says("half").finishing("length"));
        assertThat(((LlmEvent.Completed) answer(request(Map.of())).getLast()).finishReason())
                .isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void sendsHistoryParametersAndKey() {
        answer(request(Map.of(
                "temperature",
                0.5,
                "max_tokens",
                11,
                "top_p",
                0.25,
                "seed",
                9_007_199_254_740_993L,
                "presence_penalty",
                1.5,
                "frequency_penalty",
                -1.5,
                "stop",
                List.of("END"),
                "unknown",
                "kept apart")));

        var asked = llm.takeRequest();

        assertThat(asked.authorization()).isEqualTo("Bearer " + KEY);
        var body = asked.body();
        assertThat(body.getJsonArray("messages").toString())
                .contains("\"role\":\"system\"", "be brief", "\"role\":\"user\"", "hello");
        assertThat(body.getString("model")).isEqualTo("some-model");
        assertThat(body.getJsonNumber("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(body.getInt("max_tokens")).isEqualTo(11);
        assertThat(body.getJsonNumber("top_p").doubleValue()).isEqualTo(0.25);
        assertThat(body.getJsonNumber("seed").longValueExact()).isEqualTo(9_007_199_254_740_993L);
        assertThat(body.getJsonNumber("presence_penalty").doubleValue()).isEqualTo(1.5);
        assertThat(body.getJsonNumber("frequency_penalty").doubleValue()).isEqualTo(-1.5);
        assertThat(body.getJsonArray("stop").getString(0)).isEqualTo("END");
        assertThat(body).doesNotContainKey("unknown");
    }

    @Test
    void tellsCachedAndReasoningTokensWhereTheProviderDoes() {
        var counts = "{\"prompt_tokens\":30,\"completion_tokens\":20,\"total_tokens\":50,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":10},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":15}}";
        try (var raw = new RawLlm(line -> line.head()
                .delta("x")
                .finish("stop")
                .event("{\"choices\":[],\"usage\":" + counts + "}")
                .end())) {
            assertThat(events(provider(raw.baseUrl()), request(Map.of())).getLast())
                    .isEqualTo(new LlmEvent.Completed(
                            FinishReason.STOP,
                            Optional.of(new TokenUsage(30, 20, OptionalInt.of(10), OptionalInt.of(15)))));
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Script.says("half").ending(Script.Ending.EOF).finishing(null), ErrorCode.TRUNCATED),
                Arguments.of(Script.says("half").ending(Script.Ending.RESET), ErrorCode.TRUNCATED),
                Arguments.of(Script.says("half").finishing(null), ErrorCode.TRUNCATED),
                Arguments.of(Script.says("half").ending(Script.Ending.ERROR_EVENT), ErrorCode.PROVIDER_FAILED),
                Arguments.of(Script.says("half").ending(Script.Ending.MALFORMED), ErrorCode.PROVIDER_FAILED),
                Arguments.of(Script.page("<html>hello</html>"), ErrorCode.PROVIDER_FAILED),
                Arguments.of(
                        Script.refuses(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}"),
                        ErrorCode.PROVIDER_KEY_REFUSED),
                Arguments.of(
                        Script.refuses(404, "{\"error\":{\"message\":\"no such model\"}}"), ErrorCode.MODEL_NOT_FOUND),
                Arguments.of(
                        Script.refuses(400, "{\"error\":{\"message\":\"bad top_p\"}}"), ErrorCode.PROVIDER_REJECTED),
                Arguments.of(
                        Script.refuses(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}"),
                        ErrorCode.CONTEXT_TOO_LONG),
                Arguments.of(Script.refuses(429, "{}").header("Retry-After", "7"), ErrorCode.PROVIDER_RATE_LIMITED),
                Arguments.of(Script.refuses(500, "boom"), ErrorCode.PROVIDER_FAILED));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void endsEveryFaultOnceWithItsCode(Script script, ErrorCode code) {
        llm.next(script);

        var events = answer(request(Map.of()));

        assertThat(events)
                .filteredOn(event -> event instanceof LlmEvent.Failed || event instanceof LlmEvent.Completed)
                .hasSize(1);
        var failure = failure(events);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).doesNotContain(KEY);
        if (code == ErrorCode.PROVIDER_RATE_LIMITED) {
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @Test
    void namesTheServerThatCannotBeReached() {
        var uri = llm.baseUrl();
        llm.close();

        var failure = failure(answer(request(Map.of())));

        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + uri.getPort());
    }

    @Test
    void asksForAKeyBeforeItCallsOpenAi() {
        var provider = Calls.openAi(URI.create("https://api.openai.com/v1"), Optional.empty());

        var failure = failure(events(provider, request(Map.of())));

        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_KEY_MISSING);
        assertThat(failure).hasMessageContaining("OPENAI_API_KEY");
    }

    @Test
    void closesTheConnectionWhenItIsStoppedBeforeTheFirstByte() {
        llm.next(Script.gated("never"));
        var events = new LinkedBlockingQueue<LlmEvent>();

        var call = provider(llm.baseUrl()).stream(request(Map.of()), events::add);
        llm.takeRequest();
        call.close();

        llm.awaitHangUp();
        assertThat(events).isEmpty();
    }

    private List<LlmEvent> answer(LlmRequest request) {
        return events(provider(llm.baseUrl()), request);
    }

    private static HttpProvider provider(URI baseUrl) {
        return Calls.openAi(baseUrl, Optional.of(KEY));
    }

    /** All events up to the terminal one. */
    private static List<LlmEvent> events(Provider provider, LlmRequest request) {
        BlockingQueue<LlmEvent> queue = new LinkedBlockingQueue<>();
        provider.stream(request, queue::add);
        var events = new ArrayList<LlmEvent>();
        try {
            do {
                var next = queue.poll(30, TimeUnit.SECONDS);
                assertThat(next).as("an event after " + events).isNotNull();
                events.add(next);
            } while (!(events.getLast() instanceof LlmEvent.Completed || events.getLast() instanceof LlmEvent.Failed));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return events;
    }

    private static LlmRequest request(Map<String, Object> config) {
        return new LlmRequest(
                "some-model",
                List.of(
                        new LlmRequest.Turn(LlmRequest.Role.SYSTEM, "be brief"),
                        new LlmRequest.Turn(LlmRequest.Role.USER, "hello")),
                LlmParameters.of(Json.createObjectBuilder(config).build()));
    }

    private static String text(List<LlmEvent> events) {
        var text = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof LlmEvent.TextDelta delta) {
                text.append(delta.text());
            }
        });
        return text.toString();
    }

    private static OpenCodexException failure(List<LlmEvent> events) {
        return ((LlmEvent.Failed) events.getLast()).failure();
    }
}
