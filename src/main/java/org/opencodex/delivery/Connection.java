package org.opencodex.delivery;

import java.util.function.Consumer;

/** The way to one client: a WebSocket, or a stream of Server-Sent Events. */
interface Connection {
    /** Sends one frame and calls {@code done} once, with null or what went wrong. One frame at a time. Never blocks. */
    void send(Frame frame, Consumer<Throwable> done);

    /** Whether a {@link Frame#ping} can be sent. */
    boolean pings();

    /**
     * Closes it soon, when the other side has read what was sent. {@code code} and {@code words} say why (RFC 6455, section
     * 7.4), where the way can carry that. Never blocks.
     */
    void close(int code, String words);

    /** Closes it whatever the other side has read. Never blocks. */
    void cut(int code, String words);
}
