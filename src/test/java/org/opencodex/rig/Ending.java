package org.opencodex.rig;

import java.util.Locale;

/** What a scripted answer does after its chunks. */
public enum Ending {
    /** Finish reason (where the script has one), usage if asked for, {@code [DONE]}. */
    NORMAL,
    /** Finish reason, then a clean end of the body without {@code [DONE]}. */
    FINISH_WITHOUT_DONE,
    /** A clean end of the body: no finish reason, no {@code [DONE]}. */
    EOF,
    /** The connection is closed inside the chunked body. */
    CUT,
    /** The connection is reset (TCP RST). */
    RESET,
    /** {@code data: {"error":…}} and a clean end of the body. */
    ERROR,
    /** A line that is no JSON, then one more delta and a normal end. */
    MALFORMED,
    /** A line without an end, until the client goes away. */
    ENDLESS_LINE,
    /** Nothing more, on an open connection, until the client goes away. */
    SILENCE,
    /** Not even the status line, until the client goes away. The script's chunks are not sent. */
    NO_ANSWER;

    static Ending of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
