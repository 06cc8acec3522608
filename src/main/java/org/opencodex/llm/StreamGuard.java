package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Stands between a provider's callbacks and the sink and makes one honest stream of them: exactly one terminal event, {@code
 * Completed} only with a finish reason, nothing after the end. Needed, since langchain4j reports a broken stream as
 * complete, reports an error and then completion, or reports neither, depending on how it broke.
 */
final class StreamGuard {
    private static final int MOST_TEXT = 8 * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Consumer<LlmEvent> sink;
    private final long startedAt = System.nanoTime();
    private int length;
    private boolean ended;
    private int dropped;

    StreamGuard(Consumer<LlmEvent> sink) {
        this.sink = requireNonNull(sink, "sink");
    }

    void text(String delta) {
        delta(delta, delta == null ? null : new LlmEvent.TextDelta(delta));
    }

    void reasoning(String delta) {
        delta(delta, delta == null ? null : new LlmEvent.ReasoningDelta(delta));
    }

    private synchronized void delta(String delta, LlmEvent event) {
        if (ended) {
            dropped++;
            return;
        }
        if (delta == null || delta.isEmpty()) {
            return;
        }
        length += delta.length();
        if (length > MOST_TEXT) {
            fail(new OpenCodexException(
                    ErrorCode.TRUNCATED, "The answer is longer than this server takes (8 million characters)."));
        } else if (System.nanoTime() - startedAt > LONGEST.toNanos()) {
            fail(new OpenCodexException(
                    ErrorCode.TIMED_OUT, "The answer took longer than 30 minutes and was cut off."));
        } else {
            sink.accept(event);
        }
    }

    /** The provider's stream has ended; {@code finishReason} is empty where the provider did not say why. */
    synchronized void complete(Optional<FinishReason> finishReason, Optional<TokenUsage> usage) {
        if (finishReason.isEmpty()) {
            fail(new OpenCodexException(
                    ErrorCode.TRUNCATED,
                    "The provider broke off before the answer was complete. What had arrived is kept; ask again for the"
                            + " rest."));
            return;
        }
        end(new LlmEvent.Completed(finishReason.get(), usage));
    }

    synchronized void fail(OpenCodexException failure) {
        end(new LlmEvent.Failed(failure));
    }

    private void end(LlmEvent event) {
        if (ended) {
            dropped++;
            return;
        }
        ended = true;
        sink.accept(event);
    }

    /** Nothing goes to the sink from now on. */
    synchronized void close() {
        ended = true;
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Callbacks that came after the end. */
    synchronized int dropped() {
        return dropped;
    }
}
