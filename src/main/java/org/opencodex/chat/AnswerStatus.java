package org.opencodex.chat;

import java.util.Locale;

/** How far a generation, and the message it writes, has come (contract, part B). What people write is completed. */
public enum AnswerStatus {
    QUEUED,
    STREAMING,
    COMPLETED,
    STOPPED,
    FAILED,
    INTERRUPTED;

    public boolean running() {
        return this == QUEUED || this == STREAMING;
    }

    /** The name on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
