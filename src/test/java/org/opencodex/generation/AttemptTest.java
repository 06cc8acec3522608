package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.llm.FinishReason;
import org.opencodex.llm.LlmCall;
import org.opencodex.llm.LlmEvent;
import org.opencodex.llm.LlmRequest;
import org.opencodex.llm.LlmSink;
import org.opencodex.llm.Provider;
import org.opencodex.platform.Ids;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

class AttemptTest {
    private final Spoken provider = new Spoken();
    private final AtomicInteger urgent = new AtomicInteger();
    private final Attempt attempt = new Attempt(
            new Generation(Ids.next(), Ids.next(), Ids.next(), "spoken", "m", new Generation.Asked(Ids.next(), 0)),
            Estimate.UNKNOWN,
            new Attempt.Listener() {
                @Override
                public void pending(Attempt attempt, boolean isUrgent) {
                    urgent.addAndGet(isUrgent ? 1 : 0);
                }

                @Override
                public void rest() {}

                @Override
                public void queued(Generation generation, int place) {
                    throw new AssertionError("nobody waits here");
                }

                @Override
                public void retrying(Generation generation, Duration delay) {
                    throw new AssertionError("nothing is retried here");
                }
            });

    @Test
    void callsTheJournalAtOnceForTheFirstDeltaOnly() {
        attempt.call(provider, null);
        provider.says("a", "b");
        assertThat(urgent).hasValue(1);
        assertThat(attempt.drain()).containsExactly(new LogEntry(1, LogEntry.Kind.CHUNK, "ab"));
    }

    @Test
    void endsWithTheFirstOutcomeAndDropsWhatFollows() {
        attempt.call(provider, null);
        provider.says("kept");
        attempt.stop();
        provider.says(" dropped");
        provider.sink.accept(new LlmEvent.Completed(FinishReason.STOP, Optional.empty()));

        attempt.drain();
        var terminal = attempt.terminal().orElseThrow();
        assertThat(terminal.outcome().status()).isEqualTo(AnswerStatus.STOPPED);
        assertThat(terminal.text()).isEqualTo("kept");
        assertThat(terminal.seq()).isEqualTo(2);
        assertThat(provider.closed).hasValue(1);
    }

    @Test
    void hasNoEndWhileTextWaits() {
        attempt.call(provider, null);
        provider.says("a");
        provider.sink.accept(new LlmEvent.Completed(FinishReason.STOP, Optional.empty()));
        assertThat(attempt.terminal()).isEmpty();
        attempt.drain();
        assertThat(attempt.terminal()).isPresent();
    }

    @Test
    void keepsTheTextOfAFailure() {
        attempt.call(provider, null);
        provider.says("half \ud83e");
        provider.sink.accept(new LlmEvent.Failed(new OpenCodexException(ErrorCode.TRUNCATED, "broke off")));
        attempt.drain();
        var entry = attempt.terminal().orElseThrow().entry();
        assertThat(attempt.terminal().orElseThrow().text()).isEqualTo("half \ufffd");
        assertThat(entry.kind()).isEqualTo(LogEntry.Kind.ERROR);
        assertThat(entry.content()).contains("\"code\":\"truncated\"", "\"status\":\"failed\"", "\"text_length\":6");
    }

    @Test
    void asksNoModelOnceItIsStopped() {
        attempt.stop();
        attempt.call(provider, null);
        assertThat(provider.sink).isNull();
    }

    @Test
    void closesACallThatBeganWhileItWasStopped() {
        provider.onStream = attempt::stop;
        attempt.call(provider, null);
        assertThat(provider.closed).hasValue(1);
    }

    @Test
    void readsTheModelNoFurtherWhenTheDatabaseIsAwayForTooLong() {
        attempt.call(provider, null);
        provider.says("x".repeat(1024 * 1024), "y");
        attempt.drain();
        assertThat(attempt.terminal().orElseThrow().outcome().status()).isEqualTo(AnswerStatus.FAILED);
        assertThat(provider.closed).hasValue(1);
    }

    /** A provider that says what the test says. */
    private static final class Spoken implements Provider {
        private final AtomicInteger closed = new AtomicInteger();
        private LlmSink sink;
        private Runnable onStream = () -> {};

        void says(String... deltas) {
            List.of(deltas).forEach(delta -> sink.accept(new LlmEvent.TextDelta(delta)));
        }

        @Override
        public LlmCall stream(LlmRequest request, LlmSink events) {
            sink = events;
            onStream.run();
            return closed::incrementAndGet;
        }
    }
}
