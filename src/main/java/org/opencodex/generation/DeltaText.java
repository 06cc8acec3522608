package org.opencodex.generation;

/**
 * Makes well-formed text of a provider's deltas (contract, part B, "Text"): a surrogate pair that two deltas share is put
 * together, any other lone surrogate becomes U+FFFD, U+0000 is dropped.
 */
final class DeltaText {
    private static final char REPLACEMENT = '\uFFFD';

    private char waiting;

    /** The delta, without a trailing high surrogate, which waits for the next. May be empty. */
    String accept(String delta) {
        if (waiting == 0 && isClean(delta)) {
            return delta;
        }
        var clean = new StringBuilder(delta.length() + 1);
        for (var i = 0; i < delta.length(); i++) {
            append(clean, delta.charAt(i));
        }
        return clean.toString();
    }

    private void append(StringBuilder clean, char next) {
        if (next == 0) {
            return;
        }
        if (waiting != 0) {
            if (Character.isLowSurrogate(next)) {
                clean.append(waiting).append(next);
                waiting = 0;
                return;
            }
            clean.append(REPLACEMENT);
            waiting = 0;
        }
        if (Character.isHighSurrogate(next)) {
            waiting = next;
        } else {
            clean.append(Character.isLowSurrogate(next) ? REPLACEMENT : next);
        }
    }

    /** What is left when no further delta comes: U+FFFD for a high surrogate that waited in vain. */
    String finish() {
        if (waiting == 0) {
            return "";
        }
        waiting = 0;
        return String.valueOf(REPLACEMENT);
    }

    private static boolean isClean(String delta) {
        for (var i = 0; i < delta.length(); i++) {
            var next = delta.charAt(i);
            if (next == 0 || Character.isSurrogate(next)) {
                return false;
            }
        }
        return true;
    }
}
