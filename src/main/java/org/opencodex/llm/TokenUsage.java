package org.opencodex.llm;

/** Tokens as the provider counted them. */
public record TokenUsage(int inputTokens, int outputTokens) {}
