package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opencodex.catalogue.Price;
import org.opencodex.llm.TokenCounter;
import org.opencodex.llm.TokenUsage;

/**
 * What is known of the cost of an answer before the provider says more.
 *
 * @param promptTokens as we count them
 * @param price of the model; empty if nobody knows it
 */
record Estimate(int promptTokens, Optional<Price> price) {
    static final Estimate UNKNOWN = new Estimate(0, Optional.empty());

    Estimate {
        requireNonNull(price, "price");
    }

    /** Of an answer whose tokens nobody told, because it was stopped, for example; empty if nothing was said. */
    Optional<TokenUsage> of(String reasoning, String text) {
        return promptTokens == 0 || reasoning.isEmpty() && text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TokenUsage(promptTokens, TokenCounter.estimate(reasoning) + TokenCounter.estimate(text)));
    }
}
