package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Tokens as the provider counted them.
 *
 * @param inputTokens of the whole prompt, cached ones included
 * @param outputTokens of the whole answer, thinking included
 * @param cachedTokens those of the prompt that the provider had kept, where it tells
 * @param reasoningTokens those of the answer that were thinking, where it tells
 */
public record TokenUsage(int inputTokens, int outputTokens, OptionalInt cachedTokens, OptionalInt reasoningTokens) {
    public TokenUsage {
        requireNonNull(cachedTokens, "cachedTokens");
        requireNonNull(reasoningTokens, "reasoningTokens");
    }

    public TokenUsage(int inputTokens, int outputTokens) {
        this(inputTokens, outputTokens, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Null is a count that was not told. */
    static TokenUsage of(int inputTokens, int outputTokens, Integer cachedTokens, Integer reasoningTokens) {
        return new TokenUsage(inputTokens, outputTokens, optional(cachedTokens), optional(reasoningTokens));
    }

    private static OptionalInt optional(Integer count) {
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
