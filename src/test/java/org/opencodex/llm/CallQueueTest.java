package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;

/** A provider that answers one after the other, as a local model does. */
class CallQueueTest {
    private final ScriptedLlm llm = new ScriptedLlm();
    private final CallQueue oneByOne = new CallQueue(OptionalInt.of(1));

    @AfterEach
    void close() {
        llm.close();
    }

    private LinkedBlockingQueue<LlmEvent> events() {
        return new LinkedBlockingQueue<>();
    }

    private LlmCall ask(String question, LinkedBlockingQueue<LlmEvent> events) {
        var endpoint = Calls.endpoint("openai", llm.baseUrl(), Optional.empty());
        return Calls.provider(endpoint, StreamLimits.DEFAULT, Retries.NONE, oneByOne).stream(
                Calls.ask(question), events::add);
    }

    private static LlmEvent next(LinkedBlockingQueue<LlmEvent> events) {
        return Calls.take(events, List.of());
    }

    @Test
    void tellsEachWhoWaitsTheirPlaceAndLetsThemInInOrder() {
        llm.next(Script.gated("first"));
        var first = events();
        var second = events();
        var third = events();

        ask("one", first);
        llm.takeRequest();
        ask("two", second);
        assertThat(next(second)).isEqualTo(new LlmEvent.Queued(1));
        ask("three", third);
        assertThat(next(third)).isEqualTo(new LlmEvent.Queued(2));
        assertThat(llm.waitingRequests()).isZero();

        llm.release(1);
        assertThat(next(first)).isEqualTo(new LlmEvent.TextDelta("first"));
        assertThat(next(third)).isEqualTo(new LlmEvent.Queued(1));
        assertThat(next(second)).isEqualTo(new LlmEvent.TextDelta("You "));
        assertThat(llm.takeRequest().body().toString()).contains("two");
        assertThat(next(third)).isEqualTo(new LlmEvent.TextDelta("You "));
        assertThat(llm.takeRequest().body().toString()).contains("three");
    }

    @Test
    void movesUpWhenSomebodyLeaves() {
        llm.next(Script.gated("first"));
        var second = events();
        var third = events();
        ask("one", events());
        llm.takeRequest();
        var leaving = ask("two", second);
        assertThat(next(second)).isEqualTo(new LlmEvent.Queued(1));
        ask("three", third);
        assertThat(next(third)).isEqualTo(new LlmEvent.Queued(2));

        leaving.close();

        assertThat(next(third)).isEqualTo(new LlmEvent.Queued(1));
        assertThat(second).isEmpty();
        llm.release(1);
        assertThat(next(third)).isEqualTo(new LlmEvent.TextDelta("You "));
        assertThat(llm.takeRequest().body().toString()).contains("three");
    }

    @Test
    void makesNobodyWaitWhereThereIsNoLimit() {
        var open = new CallQueue(OptionalInt.empty());
        for (var i = 0; i < 100; i++) {
            assertThat(open.enter(place -> {
                                throw new AssertionError("place " + place);
                            })
                            .await())
                    .isTrue();
        }
    }
}
