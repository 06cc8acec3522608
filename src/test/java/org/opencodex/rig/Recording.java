package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that a client of one answer saw, did and showed, in order, over all its connections. The {@link Checker} reads it. */
public final class Recording {
    private static final int TAIL = 400;

    private final List<Event> events = new ArrayList<>();
    private int connections;

    /** One thing that happened; connections are counted from 1. */
    public sealed interface Event {
        /** A connection is open: by {@code way}, to {@code address}. */
        record Opened(int connection, String way, String address) implements Event {}

        /** The server sent a frame. */
        record Received(int connection, JsonObject frame) implements Event {}

        /** The client sent a frame. */
        record Sent(int connection, String frame) implements Event {}

        /** A connection is gone, or was never there. */
        record Lost(int connection, String why) implements Event {}

        /** The client shows an entry below what it shows already; the text is empty for an entry that has none. */
        record Shown(int seq, String text) implements Event {}

        /** The client takes away all that it shows. */
        record Cleared() implements Event {}
    }

    /** Begins a connection and returns its number. */
    public synchronized int open(String way, String address) {
        events.add(new Event.Opened(++connections, way, address));
        return connections;
    }

    /** Adds what happened. */
    public synchronized void add(Event event) {
        events.add(event);
    }

    /** A copy. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    public synchronized int connections() {
        return connections;
    }

    /** The last events, one a line. */
    @Override
    public synchronized String toString() {
        return events.stream()
                .skip(Math.max(0, events.size() - TAIL))
                .map(Event::toString)
                .collect(Collectors.joining("\n  ", "  ", ""));
    }
}
