package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

/**
 * What is sent in one piece, the same to every reader.
 *
 * @param text one JSON object
 * @param eventId for Server-Sent Events, {@code GENERATION:SEQ} of an entry; null where there is nothing to resume from
 */
record Frame(String text, String eventId, boolean isPing) {
    Frame {
        requireNonNull(text, "text");
    }

    Frame(String text, String eventId) {
        this(text, eventId, false);
    }

    /** A ping of the protocol's own, with at most 125 bytes that come back. */
    static Frame ping(String data) {
        return new Frame(data, null, true);
    }

    static Frame of(String text) {
        return new Frame(text, null);
    }

    int length() {
        return text.length();
    }
}
