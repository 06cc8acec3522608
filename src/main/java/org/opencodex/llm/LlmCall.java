package org.opencodex.llm;

/** A model call under way. */
public interface LlmCall extends AutoCloseable {
    /**
     * Ends the call and its connection, also before the first byte. Never blocks; no event follows once it has returned,
     * but for one that is being delivered at this moment. Closing an ended call does nothing.
     */
    @Override
    void close();
}
