package org.opencodex.llm;

import java.util.List;
import java.util.Optional;

/** A service that runs models: {@code openai}, {@code anthropic}, {@code demo}. Thread-safe. */
public interface Provider {
    /** What projects store as {@code llm_provider}: lower-case, stable. */
    String id();

    /** For people. */
    String name();

    /** Whether a call may be tried: it is configured and has the key it needs. */
    boolean ready();

    /** What to do so that it becomes ready; empty when it is. */
    Optional<String> hint();

    /** The model of a new project. */
    String defaultModel();

    /** Models to offer; any other name may be tried too. */
    List<String> models();

    /**
     * Starts an answer and returns at once. The sink receives, one after the other and never two at a time, any number of
     * retries, then of deltas, and then exactly one of {@link LlmEvent.Completed} and {@link LlmEvent.Failed}, from a thread of the
     * provider's. Failures of any kind, a missing key included, arrive as {@code Failed}; this method throws nothing.
     */
    LlmCall stream(LlmRequest request, LlmSink sink);
}
