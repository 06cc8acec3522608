package org.opencodex.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Server-Sent Events out of a body, one by one; lines end in LF or CRLF. langchain4j's own parser reads lines of any length
 * and only stops at the end of the body, for which some servers let one wait.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML Living Standard, 9.2</a>
 */
final class EventStream {
    private static final int BUFFER = 8 * 1024;

    private final InputStream body;
    private final StreamWatch watch;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int size;

    /** {@code longest} is in bytes, of one event and so of one line. */
    EventStream(InputStream body, StreamWatch watch, int longest) {
        this.body = body;
        this.watch = watch;
        this.longest = longest;
    }

    /** The next event with data, or null at the end of the body. An event that the end cuts off is none. */
    Event next() throws IOException {
        size = 0;
        String name = null;
        StringBuilder data = null;
        for (var text = nextLine(); text != null; text = nextLine()) {
            if (text.isEmpty() && data != null) {
                return new Event(name, data.toString());
            }
            if (text.isEmpty()) {
                size = 0;
                name = null;
            } else if (text.startsWith("data:")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(text, "data:"));
            } else if (text.startsWith("event:")) {
                name = value(text, "event:");
            }
        }
        return null;
    }

    private static String value(String text, String field) {
        var start = field.length();
        return text.substring(text.startsWith(" ", start) ? start + 1 : start);
    }

    /** Without its end; null at the end of the body. */
    private String nextLine() throws IOException {
        line.reset();
        while (true) {
            if (from == to && !fill()) {
                return null;
            }
            var end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            size += end - from;
            if (size > longest) {
                throw new TooLong(longest);
            }
            if (end < to) {
                from = end + 1;
                var text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            from = to;
        }
    }

    private boolean fill() throws IOException {
        watch.waiting();
        var read = body.read(buffer);
        watch.arrived();
        from = 0;
        to = Math.max(read, 0);
        return read > 0;
    }

    /** An event without an end. */
    static final class TooLong extends IOException {
        TooLong(int longest) {
            super("The provider sent an event of more than " + longest + " bytes.");
        }
    }

    /** langchain4j keeps each event until the end of the answer, in vain: this one can be emptied. */
    static final class Event extends ServerSentEvent {
        private String name;
        private String data;

        Event(String name, String data) {
            super(null, null);
            this.name = name;
            this.data = data;
        }

        @Override
        public String event() {
            return name;
        }

        /** For servers that name their events only within the data. */
        void name(String given) {
            name = given;
        }

        @Override
        public String data() {
            return data;
        }

        /** For what langchain4j reads wrongly as it is. */
        void data(String given) {
            data = given;
        }

        void forget() {
            data = null;
        }
    }
}
