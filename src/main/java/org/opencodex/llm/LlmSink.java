package org.opencodex.llm;

import java.util.function.Consumer;

/** Takes what a provider says. */
public interface LlmSink extends Consumer<LlmEvent> {
    /**
     * Nothing more has arrived. The reader may be held here, for some tens of milliseconds at most, if what comes next is not
     * used before: then it wakes once for all of it instead of once for each token.
     */
    default void rest() {}
}
