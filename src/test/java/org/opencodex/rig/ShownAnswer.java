package org.opencodex.rig;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a client of part B shows of one answer: it applies entry <i>n</i> only after <i>n</i> - 1, drops what it has, and
 * knows when one is missing. It records what it is given and what it shows; whether that was right, the {@link Checker} says.
 */
public final class ShownAnswer {
    private final Recording recording = new Recording();
    private final StringBuilder text = new StringBuilder();
    private int last;
    private String generationId;
    private String messageId;
    private JsonObject terminal;
    private boolean gap;

    /** Takes the next frame that a connection brought. */
    public void take(int connection, JsonObject frame) {
        recording.add(new Recording.Event.Received(connection, frame));
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
            recording.add(new Recording.Event.Cleared());
            text.setLength(0);
            last = 0;
        }
    }

    private boolean entry(JsonObject frame, String content) {
        var seq = frame.getInt("seq");
        gap |= seq > last + 1;
        if (seq != last + 1) {
            return false;
        }
        last = seq;
        text.append(content);
        recording.add(new Recording.Event.Shown(seq, content));
        return true;
    }

    private void terminal(JsonObject frame) {
        if (entry(frame, "")) {
            terminal = frame;
        }
    }

    /** All that happened so far. */
    public Recording recording() {
        return recording;
    }

    /** The last entry that is shown; 0 before the first. */
    public int last() {
        return last;
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
        return Checker.violations(recording);
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
