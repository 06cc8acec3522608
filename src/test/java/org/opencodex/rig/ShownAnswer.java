package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a client of part B shows of one answer, and what it must never see: an entry out of order, a text that differs from
 * the server's at a resume or at the end, shown text taken away, two ends.
 */
public final class ShownAnswer {
    private final StringBuilder text = new StringBuilder();
    /** The length of the text after each entry, from entry 0. */
    private final List<Integer> lengths = new ArrayList<>(List.of(0));

    private final List<String> violations = new ArrayList<>();
    private String generationId;
    private String messageId;
    private JsonObject terminal;
    private boolean gap;

    /** Takes the next frame that a connection brought. */
    public void take(JsonObject frame) {
        switch (frame.getString("type")) {
            case "start" -> start(frame);
            case "chunk" -> entry(frame, frame.getString("content"));
            case "reasoning" -> entry(frame, "");
            case "end" -> terminal(frame);
            case "error" -> {
                if (frame.containsKey("generation_id")) {
                    terminal(frame);
                }
            }
            case "snapshot" -> violations.add("a snapshot, though the log is there: " + frame);
            default -> {
                // Concerns no log.
            }
        }
    }

    private void start(JsonObject frame) {
        generationId = frame.getString("generation_id");
        messageId = frame.getString("message_id");
        gap = false;
        if (!frame.containsKey("resumed_from")) {
            if (!text.isEmpty()) {
                violations.add("shown text was taken away: " + text.length() + " characters");
            }
            text.setLength(0);
            lengths.subList(1, lengths.size()).clear();
            return;
        }
        var from = frame.getInt("resumed_from");
        if (from > last()) {
            violations.add("resumed from " + from + ", but " + last() + " was the last");
        } else if (!sha256(text.substring(0, lengths.get(from))).equals(frame.getString("sha256"))) {
            violations.add("another text up to entry " + from);
        }
    }

    private void entry(JsonObject frame, String content) {
        if (isNext(frame)) {
            if (terminal != null) {
                violations.add("an entry after the end: " + frame);
            }
            text.append(content);
            lengths.add(text.length());
        }
    }

    private boolean isNext(JsonObject frame) {
        var seq = frame.getInt("seq");
        gap |= seq > last() + 1;
        return seq == last() + 1;
    }

    private void terminal(JsonObject frame) {
        if (terminal != null && !terminal.equals(frame)) {
            violations.add("another end: " + terminal + " and " + frame);
        }
        if (!isNext(frame)) {
            return;
        }
        terminal = frame;
        lengths.add(text.length());
        if (!sha256(text.toString()).equals(frame.getString("sha256"))) {
            violations.add("another text at the end: " + text.length() + " characters shown, " + frame);
        }
        if (text.codePointCount(0, text.length()) != frame.getInt("text_length")) {
            violations.add("another length at the end");
        }
    }

    /** The last entry that is shown; 0 before the first. */
    public int last() {
        return lengths.size() - 1;
    }

    public String text() {
        return text.toString();
    }

    /** Null until the answer has begun. */
    public String generationId() {
        return generationId;
    }

    public String messageId() {
        return messageId;
    }

    /** The end, once it is there; else null. */
    public JsonObject terminal() {
        return terminal;
    }

    /** Whether an entry is missing: a client resumes then. */
    public boolean hasGap() {
        return gap;
    }

    /** What must not have happened; empty if all is well. */
    public List<String> violations() {
        return violations;
    }

    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
