package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.llm.FinishReason;
import org.opencodex.llm.TokenUsage;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** How a generation ended. */
sealed interface Outcome {
    AnswerStatus status();

    /** The provider said so, and only then. */
    record Completed(FinishReason finishReason, Optional<TokenUsage> usage) implements Outcome {
        public Completed {
            requireNonNull(finishReason, "finishReason");
            requireNonNull(usage, "usage");
        }

        @Override
        public AnswerStatus status() {
            return AnswerStatus.COMPLETED;
        }
    }

    /** A person stopped it. */
    record Stopped() implements Outcome {
        @Override
        public AnswerStatus status() {
            return AnswerStatus.STOPPED;
        }
    }

    /** The provider, or the way to it, failed. */
    record Failed(OpenCodexException failure) implements Outcome {
        public Failed {
            requireNonNull(failure, "failure");
        }

        @Override
        public AnswerStatus status() {
            return AnswerStatus.FAILED;
        }
    }

    /** Our own server went down. */
    record Interrupted() implements Outcome {
        @Override
        public AnswerStatus status() {
            return AnswerStatus.INTERRUPTED;
        }

        OpenCodexException failure() {
            return new OpenCodexException(
                    ErrorCode.INTERRUPTED,
                    "The server went down while this answer was written. What had arrived is kept; ask again for the rest.");
        }
    }
}
