package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.llm.Calls.ask;
import static org.opencodex.llm.Calls.events;
import static org.opencodex.llm.Calls.failure;
import static org.opencodex.llm.Calls.text;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.rig.RawLlm;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;
import org.opencodex.rig.WireFormat;

/** A provider is asked again only for what may pass, only while nothing was shown, and at most twice. */
class RetriesTest {
    private static final Duration BRIEF = Duration.ofMillis(5);

    private final ScriptedLlm llm = new ScriptedLlm();

    @AfterEach
    void close() {
        llm.close();
    }

    private HttpProvider openAi(Duration pause) {
        return provider("openai", llm.baseUrl(), pause);
    }

    private static HttpProvider provider(String id, URI baseUrl, Duration pause) {
        return Calls.provider(
                Calls.endpoint(id, baseUrl, Optional.empty()), StreamLimits.DEFAULT, new Retries(2, List.of(pause)));
    }

    private List<LlmEvent> answer(Script... scripts) {
        for (var script : scripts) {
            llm.next(script);
        }
        return events(openAi(BRIEF), ask("hello"));
    }

    private static long retries(List<LlmEvent> events) {
        return events.stream().filter(LlmEvent.Retrying.class::isInstance).count();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504, 529})
    void happenForWhatMayPass(int status) {
        var events = answer(Script.refuses(status, "{}"), Script.refuses(status, "{}"), Script.says("Here I am"));
        assertThat(events.subList(0, 2)).allMatch(LlmEvent.Retrying.class::isInstance);
        assertThat(retries(events)).isEqualTo(2);
        assertThat(text(events)).isEqualTo("Here I am");
        assertThat(llm.waitingRequests()).isEqualTo(3);
    }

    @Test
    void endAfterTheSecondWithTheLastFailure() {
        var events = answer(Script.refuses(429, "{}"), Script.refuses(429, "{}"), Script.refuses(503, "{}"));
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
        assertThat(llm.waitingRequests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 413, 500, 501})
    void happenForNothingElse(int status) {
        assertThat(retries(answer(Script.refuses(status, "{}")))).isZero();
        assertThat(llm.waitingRequests()).isEqualTo(1);
    }

    @Test
    void doNotHappenForAnAccountWithoutCredit() {
        var events = answer(Script.refuses(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_REJECTED);
        assertThat(llm.waitingRequests()).isEqualTo(1);
    }

    @Test
    void doNotHappenOnceSomethingWasShown() {
        var events = answer(Script.says("half").ending(Script.Ending.RESET));
        assertThat(failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
        assertThat(llm.waitingRequests()).isEqualTo(1);
    }

    @Test
    void waitAsLongAsTheProviderAsks() {
        var events = answer(Script.refuses(429, "{}").header("Retry-After-Ms", "7"), Script.says("Here I am"));
        assertThat(events.getFirst()).isEqualTo(new LlmEvent.Retrying(Duration.ofMillis(7)));
        assertThat(text(events)).isEqualTo("Here I am");
    }

    @Test
    void doNotHappenIfTheProviderAsksForMoreThanHalfAMinute() {
        var events = answer(Script.refuses(503, "{}").header("Retry-After", "31"));
        assertThat(failure(events).retryAfter()).contains(Duration.ofSeconds(31));
        assertThat(retries(events)).isZero();
    }

    @Test
    void happenWhereNothingAnswers() {
        llm.goAway();
        var events = events(openAi(BRIEF), ask("hello"));
        assertThat(failure(events).code()).isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
        assertThat(retries(events)).isEqualTo(2);
    }

    @Test
    void happenWhereTheConnectionBreaksBeforeAnAnswer() {
        var asked = new AtomicInteger();
        try (var raw = new RawLlm(line -> {
            if (asked.incrementAndGet() < 3) {
                line.reset();
            } else {
                line.head().delta("Here I am").finish("stop").end();
            }
        })) {
            var events = events(provider("openai", raw.baseUrl(), BRIEF), ask("hello"));
            assertThat(text(events)).isEqualTo("Here I am");
            assertThat(retries(events)).isEqualTo(2);
        }
    }

    /** Anthropic says so within the stream, with status 200. */
    @Test
    void happenForAnOverloadThatComesBeforeAnyText() {
        var wire = WireFormat.ANTHROPIC;
        var asked = new AtomicInteger();
        try (var raw = new RawLlm(line -> {
            line.head().body(wire.begin());
            line.body(
                    asked.incrementAndGet() < 2
                            ? wire.error("overloaded_error", "Overloaded")
                            : wire.delta("Here I am") + wire.finish("stop", 3) + wire.last());
            line.end();
        })) {
            var events = events(provider("anthropic", raw.baseUrl(), BRIEF), ask("hello"));
            assertThat(text(events)).isEqualTo("Here I am");
            assertThat(retries(events)).isEqualTo(1);
        }
    }

    @Test
    void canBeCancelledWhileTheyWait() throws InterruptedException {
        llm.next(Script.refuses(503, "{}"));
        var waiting = new LinkedBlockingQueue<LlmEvent>();
        var provider = openAi(Duration.ofSeconds(20));
        var call = new ProviderCall(provider, ask("hello"), new StreamGuard(waiting::add));
        var thread = Thread.startVirtualThread(call::run);
        assertThat(Calls.take(waiting, List.of())).isInstanceOf(LlmEvent.Retrying.class);
        call.close();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(waiting).isEmpty();
        assertThat(llm.waitingRequests()).isEqualTo(1);
    }

    @Test
    void waitLongerEachTimeWhereTheProviderSaysNothing() {
        var retries = new Retries(2);
        var failure = new OpenCodexException(ErrorCode.PROVIDER_FAILED, "It failed.");
        assertThat(retries.after(0, failure)).hasValueSatisfying(delay -> assertThat(delay)
                .isBetween(Duration.ofMillis(375), Duration.ofMillis(625)));
        assertThat(retries.after(1, failure)).hasValueSatisfying(delay -> assertThat(delay)
                .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500)));
        assertThat(retries.after(2, failure)).isEmpty();
    }
}
