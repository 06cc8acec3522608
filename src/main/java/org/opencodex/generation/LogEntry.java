package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

/**
 * One entry of a generation's log, which is one frame for every reader.
 *
 * @param seq from 1, without gaps
 * @param content the text of a {@code CHUNK} or {@code REASONING}; the whole frame, as JSON, of a terminal entry
 */
public record LogEntry(int seq, Kind kind, String content) {
    /** UTF-8 bytes of text in one entry; a larger flush becomes several. */
    static final int MOST_BYTES = 32 * 1024;

    /** {@code END} and {@code ERROR} are terminal: one of them closes the log. */
    public enum Kind {
        CHUNK,
        REASONING,
        END,
        ERROR;

        public boolean terminal() {
            return this == END || this == ERROR;
        }
    }

    public LogEntry {
        requireNonNull(kind, "kind");
        requireNonNull(content, "content");
    }
}
