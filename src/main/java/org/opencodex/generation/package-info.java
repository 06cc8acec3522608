/**
 * Makes answers. A {@link org.opencodex.generation.Generation} is one streamed answer; it lives apart from every socket. An
 * {@code Attempt} runs it, the {@code Journal} writes its log and only then hands it to {@link
 * org.opencodex.generation.LogReaders}. Uses {@code chat, project, llm}.
 */
package org.opencodex.generation;
