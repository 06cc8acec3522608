package org.opencodex.delivery;

import java.time.Duration;

/**
 * What is on its way to a client. Containers say that a frame is sent when they have put it into a queue of theirs, which on
 * Payara takes megabytes; so now and then a ping (RFC 6455, section 5.5.2) goes along, and its pong, which every client
 * sends by itself, says that all before it was read.
 */
final class Flight {
    /** Characters that may be on their way. */
    static final int MOST = 256 * 1024;

    /** Characters after which a ping is sent. */
    static final int EACH = MOST / 4;

    private long sent;
    private long pinged;
    private long read;
    private long fullSince;

    /** Whether there is room for a frame. One frame always has room. */
    synchronized boolean hasRoom(int length) {
        var full = sent > read && sent + length - read > MOST;
        if (!full) {
            fullSince = 0;
        } else if (fullSince == 0) {
            fullSince = System.nanoTime();
        }
        return !full;
    }

    /** A frame has gone. Returns whether a ping should follow it. */
    synchronized boolean went(int length) {
        sent += length;
        if (sent - pinged < EACH) {
            return false;
        }
        pinged = sent;
        return true;
    }

    /** What the ping carries: how much had gone before it. */
    synchronized long mark() {
        return pinged;
    }

    /** The client has read what had gone before this mark. */
    synchronized void landed(long mark) {
        read = Math.max(read, Math.min(mark, sent));
        fullSince = 0;
    }

    /** How long a frame has waited for room. */
    synchronized Duration full() {
        return fullSince == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - fullSince);
    }
}
