package org.opencodex.generation;

import java.time.Duration;
import java.util.List;
import org.opencodex.chat.AnswerStatus;

/**
 * Whoever shows logs to people; implemented above this package. The methods are called in the order of the log and must
 * not block: the thread that calls them serves every generation.
 */
public interface LogReaders {
    /** The generation and its messages are in the database; the model is called next. */
    void started(Generation generation);

    /** The provider answers others first; {@code place} counts from 1. */
    void queued(Generation generation, int place);

    /** The provider refused for now, and is asked again after a delay. */
    void retrying(Generation generation, Duration delay);

    /** These entries are in the database. Returns how many frames were given to sockets. */
    int appended(Generation generation, List<LogEntry> entries);

    /** The generation has ended; its terminal entry was handed on before. */
    void ended(Generation generation, AnswerStatus status);
}
