package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client that shows what comes, on a thread of its own, until its connection breaks. */
public final class ShownStream implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final String chat;
    private final RawSocket socket;
    private final ShownAnswer shown = new ShownAnswer();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final int connection;
    private final Thread reader;

    private ShownStream(String chat, RawSocket socket) {
        this.chat = chat;
        this.socket = socket;
        this.connection = shown.recording().open("socket", chat);
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Asks in a new chat. */
    public static ShownStream ask(Api api, String question) {
        var chat = api.newChat();
        try {
            var stream = new ShownStream(chat, api.rawStream(chat));
            stream.socket.send("{\"type\":\"message\",\"content\":\"" + question + "\"}");
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        for (var frame = socket.next(); frame != null; frame = socket.next()) {
            synchronized (shown) {
                shown.take(connection, frame);
                if (!shown.text().isEmpty()) {
                    begun.countDown();
                }
                if (shown.terminal() != null) {
                    ended.countDown();
                }
            }
        }
    }

    /** Waits until there is something to see. */
    public void awaitText() throws InterruptedException {
        if (!begun.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Nothing was shown.");
        }
    }

    /** Waits until the answer has ended. */
    public void awaitEnd() throws InterruptedException {
        if (!ended.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The answer did not end; shown is " + shown.text());
        }
    }

    public String chat() {
        return chat;
    }

    public String generationId() {
        return shown.generationId();
    }

    public String messageId() {
        return shown.messageId();
    }

    public String text() {
        return shown.text();
    }

    public int last() {
        return shown.last();
    }

    /** The end of the answer; null before. */
    public JsonObject terminal() {
        return shown.terminal();
    }

    public List<String> violations() {
        return shown.violations();
    }

    /** The last that happened. */
    @Override
    public String toString() {
        return shown.recording().toString();
    }

    /** Hangs up; what was shown stays. */
    @Override
    public void close() {
        socket.close();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
