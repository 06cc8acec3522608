package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.llm.Calls.ask;
import static org.opencodex.llm.Calls.completed;
import static org.opencodex.llm.Calls.events;
import static org.opencodex.llm.Calls.failure;
import static org.opencodex.llm.Calls.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.rig.RawLlm;

/** What becomes of streams that are cut, silent, endless or odd, byte by byte. */
class StreamFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int MIB = 1024 * 1024;

    private RawLlm llm;
    private HttpProvider provider;

    @AfterEach
    void close() {
        llm.close();
    }

    private List<LlmEvent> answer(RawLlm.Play play) {
        return answer(StreamLimits.DEFAULT, play);
    }

    private List<LlmEvent> answer(StreamLimits limits, RawLlm.Play play) {
        llm = new RawLlm(play);
        provider = provider(limits);
        return events(provider, ask("hello"));
    }

    private HttpProvider provider(StreamLimits limits) {
        return Calls.provider(Calls.endpoint("openai", llm.baseUrl(), Optional.empty()), limits, Retries.NONE);
    }

    private static StreamLimits limits(Duration firstByte, Duration gap, Duration afterFinish, Duration total) {
        return new StreamLimits(firstByte, gap, afterFinish, total, 8 * MIB, MIB);
    }

    @Test
    void keepsCharactersWholeThatComeInPieces() {
        var events = answer(line -> {
            line.head();
            var delta = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Zürich 🦊\"}}]}\n\n";
            for (var next : delta.getBytes(StandardCharsets.UTF_8)) {
                line.body(new byte[] {next});
            }
            line.finish("stop").event("[DONE]").end();
        });
        assertThat(text(events)).isEqualTo("Zürich 🦊");
    }

    @Test
    void readsLinesThatEndAsInDosAndCommentsBetween() {
        var events = answer(line -> line.head()
                .body(
                        ": waiting\r\n\r\ndata:{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\" : \"stop\"}]}\r\n\r\n")
                .body("data: [DONE]\r\n\r\n")
                .end());
        assertThat(text(events)).isEqualTo("x");
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void tellsReasoningFromTheAnswer() {
        var events = answer(line -> line.head()
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"Let me \"}}]}")
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"see.\"}}]}")
                .delta("Yes")
                .finish("stop")
                .end());
        assertThat(Calls.reasoning(events)).isEqualTo("Let me see.");
        assertThat(text(events)).isEqualTo("Yes");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "max_tokens, LENGTH",
        "content_filter, CONTENT_FILTER",
        "tool_calls, TOOL_CALLS",
        "eos, STOP",
        "something new, OTHER"
    })
    void completesWithWhateverFinishReasonThereIs(String said, FinishReason reason) {
        assertThat(completed(answer(line -> line.head().delta("x").finish(said).end()))
                        .finishReason())
                .isEqualTo(reason);
    }

    @Test
    void takesNoFinishReasonFromTheTextOfAnAnswer() {
        var events = answer(line -> line.head()
                .delta("\\\"finish_reason\\\": \\\"stop\\\", \\\"error\\\": {}")
                .end());
        assertThat(text(events)).isEqualTo("\"finish_reason\": \"stop\", \"error\": {}");
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void isCompleteByTheFinishReasonAlone() {
        assertThat(completed(answer(
                        line -> line.head().delta("x").finish("stop").usage().reset())))
                .isEqualTo(new LlmEvent.Completed(FinishReason.STOP, Optional.of(new TokenUsage(3, 2))));
    }

    @Test
    void isCompleteAtTheDoneOfAServerThatKeepsTheConnectionOpen() {
        var events = answer(limits(LONG, LONG, LONG, LONG), line -> line.head()
                .delta("x")
                .finish("stop")
                .usage()
                .event("[DONE]")
                .silence());
        assertThat(completed(events).usage()).contains(new TokenUsage(3, 2));
    }

    @Test
    void waitsNotForEverForTheCountsAfterTheFinishReason() {
        var events = answer(
                limits(LONG, LONG, SHORT, LONG),
                line -> line.head().delta("x").finish("stop").silence());
        assertThat(completed(events).usage()).isEmpty();
        llm.awaitHangUp();
    }

    @Test
    void isTruncatedAtADoneWithoutFinishReason() {
        var events = answer(line -> line.head().delta("half").event("[DONE]").end());
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void isTruncatedWhenTheConnectionIsCut() {
        var events = answer(line -> line.head().delta("half").bytes("40\r\ndata: {\"cho"));
        assertThat(text(events)).isEqualTo("half");
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void isTruncatedWhenTheConnectionIsReset() {
        assertThat(failure(answer(line -> line.head().delta("half").reset())).code())
                .isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void cannotReachAServerThatHangsUpWithoutAnAnswer() {
        assertThat(failure(answer(RawLlm.Line::reset)).code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
    }

    @Test
    void failsAtAnErrorThatComesWithAFinishReason() {
        var events = answer(line -> line.head()
                .delta("half")
                .event("{\"id\":\"x\",\"error\":{\"code\":502,\"message\":\"Upstream is gone\"},"
                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}")
                .event("[DONE]")
                .end());
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
        assertThat(failure(events)).hasMessageContaining("Upstream is gone");
    }

    @Test
    void failsAtAnErrorEvent() {
        var events = answer(line -> line.head()
                .delta("half")
                .body("event: error\ndata: {\"message\":\"Overloaded\"}\n\n")
                .finish("stop")
                .end());
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
        assertThat(failure(events)).hasMessageContaining("Overloaded");
    }

    @Test
    void failsAtJsonThatIsNestedTooDeeply() {
        var events = answer(line -> line.head()
                .delta("half")
                .event("{\"error\":" + "[".repeat(100_000))
                .finish("stop")
                .end());
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
    }

    @Test
    void failsAtAnEventWithoutEnd() {
        var events = answer(line -> {
            line.head().delta("half").body("data: ");
            while (true) {
                line.body("x".repeat(MIB / 16));
            }
        });
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
        llm.awaitHangUp();
    }

    @Test
    void failsAtAnEventOfManyLinesWithoutEnd() {
        var events = answer(line -> {
            line.head();
            while (true) {
                line.body("data: " + "x".repeat(1000) + "\n");
            }
        });
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
        llm.awaitHangUp();
    }

    @Test
    void endsAnAnswerThatGrowsWithoutBound() {
        var events = answer(new StreamLimits(LONG, LONG, LONG, LONG, 1000, MIB), line -> {
            line.head();
            while (true) {
                line.delta("x".repeat(100));
            }
        });
        assertThat(text(events)).hasSize(1000);
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
        llm.awaitHangUp();
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        var events = answer(limits(SHORT, LONG, LONG, LONG), RawLlm.Line::silence);
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TIMED_OUT);
        llm.awaitHangUp();
    }

    @Test
    void givesUpOnSilenceInTheMiddleAndKeepsTheText() {
        var events = answer(
                limits(LONG, SHORT, LONG, LONG),
                line -> line.head().delta("half").silence());
        assertThat(text(events)).isEqualTo("half");
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TIMED_OUT);
        llm.awaitHangUp();
    }

    /** The sink waits longer than silence may last, while all that the provider has to say lies ready. */
    @Test
    void blamesNoProviderForASinkThatTakesItsTime() throws InterruptedException {
        var gap = Duration.ofMillis(500);
        var said = new CountDownLatch(1);
        llm = new RawLlm(line -> {
            line.head()
                    .delta("one ")
                    .delta("two")
                    .finish("stop")
                    .event("[DONE]")
                    .end();
            said.countDown();
        });
        provider = provider(limits(LONG, gap, gap, LONG));
        var queue = new LinkedBlockingQueue<LlmEvent>();
        provider.stream(ask("hello"), event -> {
            if (event.equals(new LlmEvent.TextDelta("one "))) {
                LockSupport.parkNanos(gap.multipliedBy(2).toNanos());
            }
            queue.add(event);
        });
        said.await();
        assertThat(Calls.take(queue, List.of())).isEqualTo(new LlmEvent.TextDelta("one "));
        assertThat(Calls.take(queue, List.of())).isEqualTo(new LlmEvent.TextDelta("two"));
        assertThat(Calls.take(queue, List.of())).isInstanceOf(LlmEvent.Completed.class);
    }

    @Test
    void closesTheConnectionWhenStoppedBeforeTheHead() {
        llm = new RawLlm(RawLlm.Line::silence);
        provider = provider(StreamLimits.DEFAULT);
        var events = new LinkedBlockingQueue<LlmEvent>();
        var call = provider.stream(ask("hello"), events::add);
        llm.awaitRequest();
        call.close();
        llm.awaitHangUp();
        assertThat(events).isEmpty();
    }
}
