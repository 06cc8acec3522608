package org.opencodex.llm;

/** A service that runs models, at one endpoint. Thread-safe. */
public interface Provider {
    /**
     * Starts an answer and returns at once. The sink receives, one after the other and never two at a time, any number of
     * places in the queue and of retries, then of deltas, and then exactly one of {@link LlmEvent.Completed} and {@link
     * LlmEvent.Failed}, from a thread of the provider's. Failures of any kind, a missing key included, arrive as {@code
     * Failed}; this method throws nothing.
     */
    LlmCall stream(LlmRequest request, LlmSink sink);
}
