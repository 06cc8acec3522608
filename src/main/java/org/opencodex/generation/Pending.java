package org.opencodex.generation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Text that waits for the next flush: runs of one kind, in the order in which they came. */
final class Pending {
    private final Deque<Run> runs = new ArrayDeque<>();
    private int length;

    private record Run(LogEntry.Kind kind, StringBuilder text) {}

    void add(LogEntry.Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (runs.isEmpty() || runs.getLast().kind() != kind) {
            runs.add(new Run(kind, new StringBuilder()));
        }
        runs.getLast().text().append(text);
        length += text.length();
    }

    /** UTF-16 code units that wait. */
    int length() {
        return length;
    }

    /** Takes all of it as entries of at most {@link LogEntry#MOST_BYTES}, numbered from {@code firstSeq}. */
    List<LogEntry> drain(int firstSeq) {
        var entries = new ArrayList<LogEntry>();
        for (var run : runs) {
            var text = run.text().toString();
            for (var from = 0; from < text.length(); ) {
                var to = end(text, from);
                entries.add(new LogEntry(firstSeq + entries.size(), run.kind(), text.substring(from, to)));
                from = to;
            }
        }
        runs.clear();
        length = 0;
        return entries;
    }

    /** As far from {@code from} as one entry reaches, without splitting a surrogate pair. */
    private static int end(String text, int from) {
        var bytes = 0;
        for (var i = from; i < text.length(); ) {
            var point = text.codePointAt(i);
            bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (bytes > LogEntry.MOST_BYTES) {
                return i;
            }
            i += Character.charCount(point);
        }
        return text.length();
    }
}
