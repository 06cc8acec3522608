package org.opencodex.chat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** What was said above a message, newest first: read as far as somebody wants it, since a chat may be long. */
public final class Conversation {
    private final IntFunction<List<Message>> read;
    private final LongSupplier count;
    private int taken;

    /** {@code read} gives the next page behind so many messages, {@code count} how many there are in all. */
    Conversation(IntFunction<List<Message>> read, LongSupplier count) {
        this.read = read;
        this.count = count;
    }

    /** The next messages with text, newest first; empty at the root. */
    public List<Message> next() {
        var page = read.apply(taken);
        taken += page.size();
        return page;
    }

    /** How many messages with text there are, whether or not they were read. */
    public int size() {
        return Math.toIntExact(count.getAsLong());
    }
}
