package org.opencodex.llm;

/** What langchain4j does not tell of the events of a provider's stream. One for each stream, which it may remember. */
interface StreamDialect {
    /** Reads each event before langchain4j does. */
    StreamSignal read(EventStream.Event event);
}
