package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

import org.opencodex.chat.AnswerStatus;

/**
 * A reader's place in a log.
 *
 * @param trimmed whether all but the terminal entry is gone
 * @param lastSeq the last entry that was written, the terminal one included; 0 if there is none
 * @param sha256 lower-case hex over the UTF-8 of the answer up to the reader's place
 */
public record LogPosition(AnswerStatus status, boolean trimmed, int lastSeq, String sha256) {
    public LogPosition {
        requireNonNull(status, "status");
        requireNonNull(sha256, "sha256");
    }

    /** Whether what comes after {@code seq} can be replayed from the log. */
    public boolean canReplay(int seq) {
        return !trimmed && seq <= lastSeq;
    }

    /** The last entry whose text the message has, for a reader who cannot have a replay. */
    public int upToSeq() {
        return status.running() ? lastSeq : lastSeq - 1;
    }
}
