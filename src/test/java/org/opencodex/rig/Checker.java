package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * States what must never happen to one answer, from the {@link Recording} alone: it knows nothing of the client that made
 * it, nor of the server. Part B of the contract is what it checks.
 */
public final class Checker {
    private static final int MOST_CONTENT_BYTES = 32 * 1024;

    private final List<String> violations = new ArrayList<>();

    /** Each entry as it was first seen, by its number. */
    private final TreeMap<Integer, JsonObject> entries = new TreeMap<>();

    private final List<JsonObject> resumes = new ArrayList<>();

    /** What must come next on each connection that has a subscription. */
    private final Map<Integer, Integer> next = new HashMap<>();

    private final StringBuilder shown = new StringBuilder();
    private int lastShown;
    private JsonObject first;
    private String question;

    private Checker() {}

    /** What is wrong; empty if all is well. */
    public static List<String> violations(Recording recording) {
        var checker = new Checker();
        recording.events().forEach(checker::take);
        checker.checkLog();
        return checker.violations;
    }

    private void take(Recording.Event event) {
        switch (event) {
            case Recording.Event.Received(var connection, var frame) -> received(connection, frame);
            case Recording.Event.Shown(var seq, var text) -> shown(seq, text);
            case Recording.Event.Cleared() -> {
                if (!shown.isEmpty()) {
                    violations.add("shown text was taken away: " + shown.length() + " characters");
                }
                shown.setLength(0);
                lastShown = 0;
            }
            case Recording.Event.Opened opened -> next.remove(opened.connection());
            case Recording.Event.Sent sent -> {}
            case Recording.Event.Lost lost -> next.remove(lost.connection());
        }
    }

    private void received(int connection, JsonObject frame) {
        switch (frame.getString("type")) {
            case "user_message_saved" -> saved(frame);
            case "start" -> start(connection, frame);
            case "chunk", "reasoning", "end" -> entry(connection, frame);
            case "error" -> {
                if (frame.containsKey("generation_id")) {
                    entry(connection, frame);
                } else if (!frame.getBoolean("retryable", false)) {
                    violations.add("refused for good: " + frame);
                }
            }
            case "snapshot" -> violations.add("a snapshot, though the log is there: " + frame);
            default -> {
                // Concerns no log.
            }
        }
    }

    private void saved(JsonObject frame) {
        var id = frame.getString("message_id");
        if (question != null && !question.equals(id)) {
            violations.add("stored twice: " + question + " and " + id);
        }
        question = id;
    }

    private void start(int connection, JsonObject frame) {
        if (first == null) {
            first = frame;
        }
        for (var member : List.of("generation_id", "message_id", "provider", "model")) {
            if (!frame.getString(member).equals(first.getString(member))) {
                violations.add("another " + member + ": " + first + " and " + frame);
            }
        }
        var from = frame.getInt("resumed_from", 0);
        next.put(connection, from + 1);
        if (frame.containsKey("resumed_from")) {
            resumes.add(frame);
        }
    }

    private void entry(int connection, JsonObject frame) {
        var seq = frame.getInt("seq");
        var expected = next.get(connection);
        if (isTerminal(frame)
                && frame.equals(entries.get(seq))
                && !Integer.valueOf(seq).equals(expected)) {
            // The acknowledgement of a stop, sent again.
            return;
        }
        if (expected == null) {
            violations.add("an entry without a start: " + frame);
        } else if (seq != expected) {
            violations.add("entry " + seq + " on connection " + connection + ", where " + expected + " was next");
        }
        next.put(connection, isTerminal(frame) ? Integer.MAX_VALUE : seq + 1);
        var before = entries.putIfAbsent(seq, frame);
        if (before != null && !before.equals(frame)) {
            violations.add("entry " + seq + " changed: " + before + " and " + frame);
        }
    }

    private void shown(int seq, String text) {
        if (seq != lastShown + 1) {
            violations.add("entry " + seq + " was shown below " + lastShown);
        }
        lastShown = seq;
        shown.append(text);
    }

    private static boolean isTerminal(JsonObject frame) {
        return frame.getString("type").equals("end") || frame.getString("type").equals("error");
    }

    private void checkLog() {
        var text = new StringBuilder();
        Map<Integer, String> sums = new HashMap<>(Map.of(0, ShownAnswer.sha256("")));
        var last = 0;
        for (var frame : entries.values()) {
            if (frame.getInt("seq") != last + 1) {
                violations.add("no entry between " + last + " and " + frame.getInt("seq"));
            }
            last = frame.getInt("seq");
            checkContent(frame);
            if (frame.getString("type").equals("chunk")) {
                text.append(frame.getString("content"));
            } else if (isTerminal(frame)) {
                checkEnd(frame, text.toString());
            }
            sums.put(last, ShownAnswer.sha256(text.toString()));
        }
        for (var resume : resumes) {
            if (!resume.getString("sha256").equals(sums.get(resume.getInt("resumed_from")))) {
                violations.add("another text up to there: " + resume);
            }
        }
        if (!text.toString().startsWith(shown.toString())) {
            violations.add("what was shown is no beginning of the answer: " + shown);
        }
    }

    private void checkContent(JsonObject frame) {
        var content = isTerminal(frame) ? "" : frame.getString("content");
        if (content.getBytes(StandardCharsets.UTF_8).length > MOST_CONTENT_BYTES) {
            violations.add("entry " + frame.getInt("seq") + " is too large");
        }
        if (content.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            violations.add("entry " + frame.getInt("seq") + " holds half of a surrogate pair");
        }
    }

    private void checkEnd(JsonObject frame, String text) {
        if (entries.lastKey() != frame.getInt("seq")) {
            violations.add("entries after the end: " + frame + ", then " + entries.lastEntry());
        }
        if (!frame.getString("sha256").equals(ShownAnswer.sha256(text))) {
            violations.add("another text at the end: " + frame + " of " + text);
        }
        if (frame.getInt("text_length") != text.codePointCount(0, text.length())) {
            violations.add("another length at the end: " + frame + " of " + text);
        }
        if (frame.getString("type").equals("end")
                != List.of("completed", "stopped").contains(frame.getString("status"))) {
            violations.add("an end of the wrong type: " + frame);
        }
    }
}
