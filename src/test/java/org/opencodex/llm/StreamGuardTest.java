package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

class StreamGuardTest {
    private static final OpenCodexException FAILURE = new OpenCodexException(ErrorCode.PROVIDER_FAILED, "It failed.");
    private static final Optional<TokenUsage> USAGE = Optional.of(new TokenUsage(1, 2));

    private final List<LlmEvent> events = new ArrayList<>();
    private final StreamGuard guard = new StreamGuard(events::add);

    @Test
    void passesDeltasOn() {
        guard.reasoning("Hm.");
        guard.text("Yes");
        assertThat(events).containsExactly(new LlmEvent.ReasoningDelta("Hm."), new LlmEvent.TextDelta("Yes"));
    }

    @Test
    void dropsEmptyDeltas() {
        guard.text("");
        guard.text(null);
        guard.reasoning("");
        assertThat(events).isEmpty();
        assertThat(guard.dropped()).isZero();
    }

    @Test
    void completesWithAFinishReason() {
        guard.finishing(FinishReason.LENGTH);
        guard.complete(USAGE);
        assertThat(events).containsExactly(new LlmEvent.Completed(FinishReason.LENGTH, USAGE));
    }

    @Test
    void callsAnEndWithoutFinishReasonTruncated() {
        guard.complete(USAGE);
        assertThat(Calls.failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    @Test
    void takesNothingFromACompleteAnswerByALateFailure() {
        guard.finishing(FinishReason.STOP);
        guard.fail(FAILURE);
        assertThat(events).containsExactly(new LlmEvent.Completed(FinishReason.STOP, Optional.empty()));
    }

    @Test
    void endsOnceAndCountsWhatComesLater() {
        guard.fail(FAILURE);
        guard.text("late");
        guard.finishing(FinishReason.STOP);
        guard.complete(USAGE);
        guard.fail(FAILURE);
        assertThat(events).containsExactly(new LlmEvent.Failed(FAILURE));
        assertThat(guard.dropped()).isEqualTo(3);
    }

    @Test
    void saysNothingAfterItWasClosed() {
        guard.close();
        guard.text("late");
        guard.complete(USAGE);
        assertThat(events).isEmpty();
        assertThat(guard.ended()).isTrue();
    }

    @Test
    void countsTextAsUtf8() {
        var small = new StreamGuard(events::add, 10);
        small.text("ü€");
        small.text("\ud83e");
        small.text("\udd8ax");
        assertThat(events).hasSize(3);
        small.text("y");
        assertThat(Calls.failure(events).code()).isEqualTo(ErrorCode.TRUNCATED);
        assertThat(Calls.failure(events)).hasMessageContaining("10 bytes");
    }

    @Test
    void reportsASinkThatThrows() {
        var broken = new StreamGuard(event -> {
            if (event instanceof LlmEvent.TextDelta) {
                throw new IllegalStateException("broken");
            }
            events.add(event);
        });
        broken.text("x");
        broken.text("y");
        assertThat(events).hasSize(1);
        assertThat(Calls.failure(events).code()).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void mayBeClosedFromWithinTheSink() {
        var holder = new StreamGuard[1];
        holder[0] = new StreamGuard(event -> {
            events.add(event);
            holder[0].close();
        });
        holder[0].text("x");
        holder[0].text("y");
        assertThat(events).containsExactly(new LlmEvent.TextDelta("x"));
    }

    @Test
    void closesWithoutWaitingForTheSink() throws InterruptedException {
        var inSink = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        var slow = new StreamGuard(event -> {
            inSink.countDown();
            awaitQuietly(letGo);
            events.add(event);
        });
        var provider = Thread.startVirtualThread(() -> {
            slow.text("on its way");
            slow.text("late");
        });
        inSink.await();
        slow.close();
        letGo.countDown();
        provider.join();
        assertThat(events).containsExactly(new LlmEvent.TextDelta("on its way"));
    }

    @Test
    void callsTheSinkOnOneThreadAtATime() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var shared = new StreamGuard(event -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 100; i++) {
                threads.submit(() -> shared.text("x"));
            }
            threads.submit(() -> shared.fail(FAILURE));
        }
        assertThat(most.get()).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
