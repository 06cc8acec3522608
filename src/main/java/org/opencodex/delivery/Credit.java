package org.opencodex.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * How much a client that acknowledges may be ahead of its acknowledgements (contract, part B, "Limits out"). Until the
 * first one it has credit without end, as clients of part A acknowledge nothing.
 */
final class Credit {
    /** Characters sent and not acknowledged. */
    static final int MOST_AHEAD = 256 * 1024;

    private final Deque<Sent> sent = new ArrayDeque<>();
    private int ahead;
    private boolean acknowledges;
    private long exhaustedAt;

    private record Sent(UUID generationId, int seq, int length) {}

    /** Whether one more frame may go; if so, it counts as sent. */
    synchronized boolean take(UUID generationId, int seq, int length) {
        if (acknowledges && ahead > 0 && ahead + length > MOST_AHEAD) {
            if (exhaustedAt == 0) {
                exhaustedAt = System.nanoTime();
            }
            return false;
        }
        sent.add(new Sent(generationId, seq, length));
        ahead += length;
        // What lies further back than the credit reaches cannot change the answer.
        while (!acknowledges && ahead - sent.peek().length() > MOST_AHEAD) {
            ahead -= sent.poll().length();
        }
        return true;
    }

    /** Takes back what could not be sent after all. */
    synchronized void giveBack() {
        ahead -= sent.pollLast().length();
    }

    /** The client has everything of a log up to and with {@code seq}. */
    synchronized void acknowledge(UUID generationId, int seq) {
        acknowledges = true;
        sent.removeIf(frame -> {
            var had = frame.generationId().equals(generationId) && frame.seq() <= seq;
            ahead -= had ? frame.length() : 0;
            return had;
        });
        exhaustedAt = 0;
    }

    /** How long a frame has waited for an acknowledgement. */
    synchronized Duration exhausted() {
        return exhaustedAt == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - exhaustedAt);
    }
}
