package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private byte[] toWrite = OPENING.getBytes(StandardCharsets.UTF_8);
    private boolean toFlush;
    private Consumer<Throwable> done;
    private boolean opened;
    private boolean closed;

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
        synchronized (this) {
            if (closed) {
                return;
            }
            // The opening may still wait for the container; one write takes both.
            toWrite = joined(toWrite, event(frame).getBytes(StandardCharsets.UTF_8));
            done = whenDone;
        }
        advance();
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
        synchronized (this) {
            opened = true;
        }
        advance();
    }

    /** Writes and flushes as far as the container takes it, then reports. */
    private void advance() {
        Consumer<Throwable> sent;
        try {
            synchronized (this) {
                if (!opened || closed) {
                    return;
                }
                while (toWrite != null || toFlush) {
                    if (!out.isReady()) {
                        return;
                    }
                    writeOrFlush();
                }
                // A write that is not through yet still refers to the buffer.
                if (!out.isReady()) {
                    return;
                }
                sent = done;
                done = null;
            }
        } catch (IOException | IllegalStateException e) {
            onError(e);
            return;
        }
        if (sent != null) {
            sent.accept(null);
        }
    }

    private void writeOrFlush() throws IOException {
        if (toWrite != null) {
            var bytes = toWrite;
            toWrite = null;
            toFlush = true;
            out.write(bytes);
        } else {
            toFlush = false;
            out.flush();
        }
    }

    @Override
    public void onError(Throwable failure) {
        Consumer<Throwable> failed;
        synchronized (this) {
            failed = done;
            done = null;
        }
        complete();
        if (failed != null) {
            failed.accept(failure);
        }
    }

    @Override
    public void close(int code, String words) {
        complete();
    }

    private void complete() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // The container has ended it already.
        }
    }
}
