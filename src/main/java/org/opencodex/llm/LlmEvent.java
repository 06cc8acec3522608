package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.opencodex.problem.OpenCodexException;

/** What a model call yields: places in a queue, retries, deltas, then one terminal event. */
public sealed interface LlmEvent {
    /** The provider answers others first; {@code place} counts from 1. Only before the first delta. */
    record Queued(int place) implements LlmEvent {}

    /** The provider could not answer now and is asked again after this delay. Only before the first delta. */
    record Retrying(Duration delay) implements LlmEvent {
        public Retrying {
            requireNonNull(delay, "delay");
        }
    }

    /** The next piece of the answer, never empty. May end in the first half of a surrogate pair. */
    record TextDelta(String text) implements LlmEvent {
        public TextDelta {
            requireNonNull(text, "text");
        }
    }

    /** The next piece of the model's thinking, apart from the answer. */
    record ReasoningDelta(String text) implements LlmEvent {
        public ReasoningDelta {
            requireNonNull(text, "text");
        }
    }

    /** The provider said that the answer is complete. */
    record Completed(FinishReason finishReason, Optional<TokenUsage> usage) implements LlmEvent {
        public Completed {
            requireNonNull(finishReason, "finishReason");
            requireNonNull(usage, "usage");
        }
    }

    /** The answer will not be completed; the message of the failure says what to do. */
    record Failed(OpenCodexException failure) implements LlmEvent {
        public Failed {
            requireNonNull(failure, "failure");
        }
    }
}
