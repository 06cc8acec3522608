package org.opencodex.generation;

import org.opencodex.llm.LlmRequest;

/**
 * The request to a model.
 *
 * @param omitted how many messages of the conversation are not in it, because the model's window is too small
 * @param estimate of what it costs
 */
record Prompt(LlmRequest request, int omitted, Estimate estimate) {}
