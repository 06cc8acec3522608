package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The one writer of a socket: frames wait here in order, and one is sent at a time. Offering never blocks. The container
 * calls the completion handler on whichever thread it likes, Tyrus on the sender's own, so the handler only counts and a
 * loop sends the next frame: sending from the handler would recurse until the stack overflows.
 */
final class Mailbox {
    /** Characters that wait; the log has everything beyond them. */
    static final int MOST_WAITING = 256 * 1024;

    /** Sends one frame and calls {@code done} once, with null or what went wrong. */
    interface Sender {
        void send(Frame frame, Consumer<Throwable> done);
    }

    /** What the socket's owner hears of. */
    interface Owner {
        /** There is room again for a reader that had fallen behind. Called often; must be cheap and must not block. */
        void hasRoom();

        /** The socket is broken, or all that was offered before {@link Mailbox#finish} has been sent. */
        void finished();
    }

    private final Sender sender;
    private final Owner owner;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private int waitingLength;
    private boolean sending;
    private boolean finishing;
    private boolean finished;
    private long progressAt = System.nanoTime();

    Mailbox(Sender sender, Owner owner) {
        this.sender = requireNonNull(sender, "sender");
        this.owner = requireNonNull(owner, "owner");
    }

    /** False if there is no room, or the mailbox is finishing; then the frame is not sent. */
    boolean offer(Frame frame) {
        synchronized (this) {
            if (finishing || finished || waitingLength + frame.length() > MOST_WAITING) {
                return false;
            }
            if (waiting.isEmpty() && !sending) {
                progressAt = System.nanoTime();
            }
            waiting.add(frame);
            waitingLength += frame.length();
        }
        drain();
        return true;
    }

    /** Takes no more frames; the owner hears when those that wait have been sent. */
    void finish() {
        synchronized (this) {
            finishing = true;
        }
        drain();
    }

    /** As {@link #finish}, but what waits is let go for this last frame. */
    void finishWith(Frame last) {
        synchronized (this) {
            if (finished) {
                return;
            }
            waiting.clear();
            waiting.add(last);
            waitingLength = last.length();
            finishing = true;
        }
        drain();
    }

    /** Takes no more frames and lets go of those that wait. */
    synchronized void abandon() {
        finished = true;
        waiting.clear();
        waitingLength = 0;
    }

    /** How long the frame under way, if any, has not been taken by the other side. */
    synchronized Duration stalled() {
        return sending && !finished ? Duration.ofNanos(System.nanoTime() - progressAt) : Duration.ZERO;
    }

    private void drain() {
        if (wakeUps.getAndIncrement() != 0) {
            return;
        }
        var seen = 1;
        do {
            sendNext();
            seen = wakeUps.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendNext() {
        Frame frame;
        boolean ends;
        synchronized (this) {
            if (sending || finished) {
                return;
            }
            frame = waiting.poll();
            ends = frame == null && finishing;
            finished = ends;
            if (frame != null) {
                sending = true;
                progressAt = System.nanoTime();
                waitingLength -= frame.length();
            }
        }
        if (ends) {
            owner.finished();
        } else if (frame != null) {
            send(frame);
        }
    }

    private void send(Frame frame) {
        try {
            sender.send(frame, this::sent);
        } catch (RuntimeException e) {
            sent(e);
        }
    }

    private void sent(Throwable failure) {
        boolean broken;
        boolean room;
        synchronized (this) {
            sending = false;
            progressAt = System.nanoTime();
            broken = failure != null && !finished;
            finished |= broken;
            room = waitingLength < MOST_WAITING / 2;
        }
        if (broken) {
            owner.finished();
            return;
        }
        if (room) {
            owner.hasRoom();
        }
        drain();
    }
}
