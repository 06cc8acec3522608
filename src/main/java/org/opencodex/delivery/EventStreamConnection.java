package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A stream of Server-Sent Events (WHATWG HTML, section 9.2) on a servlet's asynchronous output. A frame counts as sent when
 * the container has taken it and is ready for more, so a slow reader holds one frame here and the rest in its mailbox.
 */
final class EventStreamConnection implements Connection, WriteListener {
    /** How soon a browser comes back; also makes it see the answer's headers at once. */
    private static final String OPENING = "retry: 1000\n\n";

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    // What follows is touched by whoever runs the loop, one thread at a time.
    private boolean opened;
    private byte[] toWrite = OPENING.getBytes(StandardCharsets.UTF_8);
    private boolean toFlush;
    private Consumer<Throwable> done;

    /** Changes what is to be written; run by the loop. */
    private interface Task {
        void run();
    }

    EventStreamConnection(AsyncContext async) throws IOException {
        this.async = requireNonNull(async, "async");
        this.out = async.getResponse().getOutputStream();
    }

    /** Begins to write; everything else is in place. */
    void open() {
        out.setWriteListener(this);
    }

    @Override
    public void send(Frame frame, Consumer<Throwable> whenDone) {
        enqueue(() -> {
            // The opening may still wait for the container; one write takes both.
            toWrite = joined(toWrite, event(frame).getBytes(StandardCharsets.UTF_8));
            done = whenDone;
        });
    }

    private static byte[] joined(byte[] first, byte[] second) {
        if (first == null) {
            return second;
        }
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** JSON as we write it has no line break, so one line holds it. */
    static String event(Frame frame) {
        var data = "data: " + frame.text() + "\n\n";
        return frame.eventId() == null ? data : "id: " + frame.eventId() + "\n" + data;
    }

    @Override
    public void onWritePossible() {
        enqueue(() -> opened = true);
    }

    /**
     * Runs the loop, or leaves that to the thread that runs it now. No lock is held there, since the container calls {@link
     * #onWritePossible} under a lock of its own, which writing may need.
     */
    private void enqueue(Task task) {
        tasks.add(task);
        if (wakeUps.getAndIncrement() != 0) {
            return;
        }
        var seen = 1;
        do {
            for (var next = tasks.poll(); next != null; next = tasks.poll()) {
                next.run();
            }
            advance();
            seen = wakeUps.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Writes and flushes as far as the container takes it, then reports. */
    private void advance() {
        if (!opened || closed.get()) {
            return;
        }
        try {
            // Asked once more after the last step: a write that is not through yet still refers to the buffer.
            while (out.isReady()) {
                if (!writeOrFlush()) {
                    report(null);
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            onError(e);
        }
    }

    private boolean writeOrFlush() throws IOException {
        if (toWrite != null) {
            var bytes = toWrite;
            toWrite = null;
            toFlush = true;
            out.write(bytes);
            return true;
        }
        var flushes = toFlush;
        toFlush = false;
        if (flushes) {
            out.flush();
        }
        return flushes;
    }

    private void report(Throwable failure) {
        var sent = done;
        done = null;
        if (sent != null) {
            sent.accept(failure);
        }
    }

    @Override
    public void onError(Throwable failure) {
        complete();
        enqueue(() -> report(failure));
    }

    @Override
    public boolean pings() {
        return false;
    }

    @Override
    public void close(int code, String words) {
        complete();
    }

    @Override
    public void cut(int code, String words) {
        complete();
    }

    private void complete() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // The container has ended it already.
        }
    }
}
