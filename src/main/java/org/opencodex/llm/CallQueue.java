package org.opencodex.llm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Lets so many calls at a time through to one provider, in the order in which they came, and tells those who wait their
 * place. A local model answers one person after the other: who waits is to see that, and not a time-out.
 */
final class CallQueue {
    private final OptionalInt most;
    private final Deque<Ticket> waiting = new ArrayDeque<>();

    /** No monitor: virtual threads that wait for one hold on to the threads that carry them. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition moved = lock.newCondition();
    private int running;

    /** Empty is as many as come. */
    CallQueue(OptionalInt most) {
        this.most = most;
    }

    /** A place in the queue, and then a turn. */
    final class Ticket implements AutoCloseable {
        private final IntConsumer places;
        private int place;
        private boolean admitted;
        private boolean closed;

        private Ticket(IntConsumer places) {
            this.places = places;
        }

        /** Blocks until it is this call's turn, and tells each place on the way, from 1; false if it was closed before. */
        boolean await() {
            for (var told = 0; ; ) {
                lock.lock();
                try {
                    while (!admitted && !closed && place == told) {
                        moved.awaitUninterruptibly();
                    }
                    if (admitted || closed) {
                        return !closed;
                    }
                    told = place;
                } finally {
                    lock.unlock();
                }
                // Not under the lock: what is told goes to sockets.
                places.accept(told);
            }
        }

        /** Gives the turn, or the place, to who comes next. */
        @Override
        public void close() {
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                closed = true;
                if (admitted) {
                    running--;
                } else {
                    waiting.remove(this);
                }
                admit();
            } finally {
                lock.unlock();
            }
        }
    }

    /** {@code places} hears of each change of the place, on the thread that waits. */
    Ticket enter(IntConsumer places) {
        var ticket = new Ticket(places);
        lock.lock();
        try {
            waiting.add(ticket);
            admit();
        } finally {
            lock.unlock();
        }
        return ticket;
    }

    private void admit() {
        while (!waiting.isEmpty() && (most.isEmpty() || running < most.getAsInt())) {
            waiting.poll().admitted = true;
            running++;
        }
        var place = 1;
        for (var ticket : waiting) {
            ticket.place = place++;
        }
        moved.signalAll();
    }
}
