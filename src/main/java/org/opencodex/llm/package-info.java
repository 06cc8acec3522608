/**
 * Calls language models. The only package that knows langchain4j: what it gives away are {@link org.opencodex.llm.Provider},
 * {@link org.opencodex.llm.LlmRequest} and a stream of {@link org.opencodex.llm.LlmEvent} with exactly one terminal event,
 * {@code Completed} only where the provider itself said that the answer is complete. Uses {@code problem},
 * {@code platform} and {@code catalogue}.
 */
package org.opencodex.llm;
