package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.llm.Calls.ask;
import static org.opencodex.llm.Calls.completed;
import static org.opencodex.llm.Calls.events;
import static org.opencodex.llm.Calls.failure;
import static org.opencodex.llm.Calls.text;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.rig.RawLlm;
import org.opencodex.rig.WireFormat;

/** What langchain4j passes over in Anthropic's stream, and an answer must not lose. */
class AnthropicStreamTest {
    private static final WireFormat WIRE = WireFormat.ANTHROPIC;

    private RawLlm llm;
    private HttpProvider provider;

    @AfterEach
    void close() {
        llm.close();
    }

    private List<LlmEvent> answer(String... pieces) {
        llm = new RawLlm(line -> {
            line.head();
            for (var piece : pieces) {
                line.body(piece);
            }
            line.end();
        });
        provider = Calls.anthropic(llm.baseUrl(), Optional.empty());
        return events(provider, ask("hello"));
    }

    @Test
    void tellsThinkingFromTheAnswer() {
        var events = answer(
                WIRE.begin(),
                WIRE.reasoning("Let me "),
                WIRE.reasoning("see."),
                WIRE.delta("Yes"),
                WIRE.finish("stop", 5),
                WIRE.last());
        assertThat(Calls.reasoning(events)).isEqualTo("Let me see.");
        assertThat(text(events)).isEqualTo("Yes");
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void isTruncatedWithoutMessageStop() {
        var events = answer(WIRE.begin(), WIRE.delta("half"), WIRE.finish("stop", 5));
        assertThat(text(events)).isEqualTo("half");
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void isTruncatedAtAMessageStopWithoutStopReason() {
        var events = answer(WIRE.begin(), WIRE.delta("half"), WIRE.last());
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void readsNothingBehindMessageStop() {
        var events =
                answer(WIRE.begin(), WIRE.delta("all"), WIRE.finish("stop", 5), WIRE.last() + WIRE.delta(" and more"));
        assertThat(text(events)).isEqualTo("all");
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.STOP);
    }

    /** As some gateways write it. */
    @Test
    void readsEventsThatAreNamedOnlyInTheirData() {
        var events = answer((WIRE.begin() + WIRE.delta("whole") + WIRE.finish("stop", 5) + WIRE.last())
                .replaceAll("event: .*\n", "")
                .concat("data: [DONE]\n\n"));
        assertThat(text(events)).isEqualTo("whole");
        assertThat(completed(events).usage()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_de",
                "garbage",
                "[1,2]",
                "{\"type\":\"content_block_delta\",\"index\":9,\"delta\":{\"type\":\"text_delta\",\"text\":\"lost\"}}",
                "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"lost\"}}"
            })
    void failsAtAPieceThatWouldBeLost(String data) {
        var events = answer(WIRE.begin(), WIRE.delta("half"), WIRE.data(data), WIRE.finish("stop", 5), WIRE.last());
        assertThat(text(events)).isEqualTo("half");
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "overloaded_error, PROVIDER_FAILED",
        "api_error, PROVIDER_FAILED",
        "rate_limit_error, PROVIDER_RATE_LIMITED",
        "authentication_error, PROVIDER_KEY_REFUSED",
        "invalid_request_error, PROVIDER_REJECTED"
    })
    void translatesAnErrorWithinTheStream(String type, ErrorCode code) {
        llm = new RawLlm(line -> {
            line.head().body(WIRE.begin() + WIRE.delta("half") + WIRE.error(type, "Sorry"));
            line.body(WIRE.finish("stop", 5) + WIRE.last()).end();
        });
        provider = Calls.anthropic(llm.baseUrl(), Optional.of("key"));
        var events = events(provider, ask("hello"));
        assertThat(failure(events).code()).isEqualTo(code);
        assertThat(failure(events)).hasMessageContaining("It said: Sorry");
    }

    @Test
    void tellsNoCountsThatWereNotTold() {
        var events = answer((WIRE.begin() + WIRE.delta("x") + WIRE.finish("stop", 5) + WIRE.last())
                .replaceAll("\"usage\":\\{[^}]*}", "\"usage\":null"));
        assertThat(completed(events).usage()).isEmpty();
    }
}
