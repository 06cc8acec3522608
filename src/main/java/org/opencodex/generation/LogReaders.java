package org.opencodex.generation;

import java.util.List;

/**
 * Whoever shows logs to people; implemented above this package. Both methods are called in the order of the log and must
 * not block: the thread that calls them serves every generation.
 */
public interface LogReaders {
    /** The generation and its messages are in the database; the model is called next. */
    void started(Generation generation);

    /** These entries are in the database. */
    void appended(Generation generation, List<LogEntry> entries);
}
