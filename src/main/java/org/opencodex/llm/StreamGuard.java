package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Stands between a provider's callbacks and the sink and makes one honest stream of them: exactly one terminal event, {@code
 * Completed} only with a finish reason, nothing after the end. Needed, since langchain4j reports a broken stream as
 * complete, reports an error and then completion, or reports neither, depending on how it broke.
 *
 * <p>What comes first decides: a failure after the finish reason takes nothing from a complete answer.
 */
final class StreamGuard {
    private static final int MIB = 1024 * 1024;

    private final LlmSink sink;
    private final int mostText;
    private final ReentrantLock delivering = new ReentrantLock();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile FinishReason finishReason;
    private volatile boolean begun;
    private int bytes;

    StreamGuard(LlmSink sink) {
        this(sink, StreamLimits.DEFAULT.text());
    }

    /** {@code mostText} is in bytes of UTF-8. */
    StreamGuard(LlmSink sink, int mostText) {
        this.sink = requireNonNull(sink, "sink");
        this.mostText = mostText;
    }

    void text(String delta) {
        if (delta != null && !delta.isEmpty()) {
            deliver(delta, new LlmEvent.TextDelta(delta));
        }
    }

    void reasoning(String delta) {
        if (delta != null && !delta.isEmpty()) {
            deliver(delta, new LlmEvent.ReasoningDelta(delta));
        }
    }

    private void deliver(String delta, LlmEvent event) {
        delivering.lock();
        try {
            if (ended.get()) {
                dropped.incrementAndGet();
                return;
            }
            begun = true;
            bytes += utf8Length(delta);
            if (bytes > mostText) {
                fail(new OpenCodexException(
                        ErrorCode.TRUNCATED,
                        "The answer grew past " + size(mostText) + " and was cut off. What had arrived is kept."));
                return;
            }
            sink.accept(event);
        } catch (RuntimeException e) {
            fail(new OpenCodexException(
                    ErrorCode.INTERNAL, "The server failed while it took the answer. What had arrived is kept.", e));
        } finally {
            delivering.unlock();
        }
    }

    private static String size(int bytes) {
        return bytes % MIB == 0 ? bytes / MIB + " MiB" : bytes + " bytes";
    }

    /** Half of a surrogate pair counts as two bytes, so that a pair over two deltas counts as four. */
    private static int utf8Length(String text) {
        var length = text.length();
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            length += unit < 0x80 ? 0 : unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
        }
        return length;
    }

    /** The model has called a tool, of which nothing is shown here but which must not happen twice. */
    void toolCall() {
        begun = true;
    }

    /** Nothing more has arrived, of an answer that has begun. */
    void rest() {
        if (begun && !isFinishing() && !ended()) {
            sink.rest();
        }
    }

    /** Whether there is something that must not come twice. */
    boolean begun() {
        return begun;
    }

    /** The provider is asked again after this delay. */
    void retrying(Duration delay) {
        tell(new LlmEvent.Retrying(delay));
    }

    /** Others are answered first. */
    void queued(int place) {
        tell(new LlmEvent.Queued(place));
    }

    private void tell(LlmEvent event) {
        delivering.lock();
        try {
            if (!ended.get()) {
                sink.accept(event);
            }
        } finally {
            delivering.unlock();
        }
    }

    /** The provider has said that, and why, the answer is complete; token counts may still come. */
    void finishing(FinishReason reason) {
        finishReason = requireNonNull(reason, "reason");
    }

    boolean isFinishing() {
        return finishReason != null;
    }

    /** The provider's stream has ended, as it should only after a finish reason. */
    void complete(Optional<TokenUsage> usage) {
        var reason = finishReason;
        end(reason == null ? new LlmEvent.Failed(truncated()) : new LlmEvent.Completed(reason, usage));
    }

    private static OpenCodexException truncated() {
        return new OpenCodexException(
                ErrorCode.TRUNCATED,
                "The provider broke off before the answer was complete. What had arrived is kept; ask again for the"
                        + " rest.");
    }

    void fail(OpenCodexException failure) {
        var reason = finishReason;
        end(reason == null ? new LlmEvent.Failed(failure) : new LlmEvent.Completed(reason, Optional.empty()));
    }

    private void end(LlmEvent event) {
        delivering.lock();
        try {
            if (ended.compareAndSet(false, true)) {
                sink.accept(event);
            } else {
                dropped.incrementAndGet();
            }
        } finally {
            delivering.unlock();
        }
    }

    /** Nothing goes to the sink from now on, but for what is on its way into it. Never waits for the sink. */
    void close() {
        ended.set(true);
    }

    boolean ended() {
        return ended.get();
    }

    /** Callbacks that came after the end. */
    int dropped() {
        return dropped.get();
    }
}
