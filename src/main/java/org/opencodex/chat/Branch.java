package org.opencodex.chat;

import java.util.UUID;

/**
 * A line of messages without a fork, from its beginning up to a depth: the way from the root of a chat to a leaf is a few
 * of them, so that a page of it costs the same at any length.
 */
record Branch(UUID id, int until) {
    /** What of it does not go beyond a depth. */
    Branch upTo(int depth) {
        return new Branch(id, Math.min(until, depth));
    }
}
