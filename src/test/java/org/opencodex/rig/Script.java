package org.opencodex.rig;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One answer of the {@link ScriptedLlm}.
 *
 * @param reasoning what the model thinks before it answers, in pieces, at once
 * @param chunks the deltas, in order
 * @param gated whether each delta waits for {@link ScriptedLlm#release}
 * @param finishReason what the model says at the end; null for a stream that ends without a word
 * @param delay the pause before each delta
 * @param ending how the stream ends
 * @param status the HTTP status; other than 200 the answer is {@code body}
 * @param body of a refusal, or of a 200 that is no stream
 * @param contentType of {@code body}
 * @param headers of a refusal
 */
public record Script(
        List<String> reasoning,
        List<String> chunks,
        boolean gated,
        String finishReason,
        Duration delay,
        Ending ending,
        int status,
        String body,
        String contentType,
        Map<String, String> headers) {

    /** How a stream ends once its deltas are sent. */
    public enum Ending {
        /** Finish reason, usage, {@code [DONE]}. */
        NORMAL,
        /** The body ends; no finish reason, no {@code [DONE]}. */
        EOF,
        /** The connection breaks within the body. */
        RESET,
        /** An error event, then a normal end. */
        ERROR_EVENT,
        /** A line of broken JSON, then a normal end. */
        MALFORMED
    }

    public static Script says(String... chunks) {
        return new Script(
                List.of(), List.of(chunks), false, "stop", Duration.ZERO, Ending.NORMAL, 200, null, null, Map.of());
    }

    /** Each delta waits until the test lets it go. */
    public static Script gated(String... chunks) {
        return says(chunks).withGate();
    }

    public static Script refuses(int status, String body) {
        return new Script(
                List.of(),
                List.of(),
                false,
                null,
                Duration.ZERO,
                Ending.NORMAL,
                status,
                body,
                "application/json",
                Map.of());
    }

    /** Status 200, and no stream. */
    public static Script page(String html) {
        return new Script(
                List.of(), List.of(), false, null, Duration.ZERO, Ending.NORMAL, 200, html, "text/html", Map.of());
    }

    private Script withGate() {
        return new Script(reasoning, chunks, true, finishReason, delay, ending, status, body, contentType, headers);
    }

    public Script finishing(String reason) {
        return new Script(reasoning, chunks, gated, reason, delay, ending, status, body, contentType, headers);
    }

    public Script ending(Ending newEnding) {
        return new Script(reasoning, chunks, gated, finishReason, delay, newEnding, status, body, contentType, headers);
    }

    public Script header(String name, String value) {
        return new Script(
                reasoning, chunks, gated, finishReason, delay, ending, status, body, contentType, Map.of(name, value));
    }

    /**
     * Of {@code {"reasoning": [], "chunks": [...], "gated": false, "finishReason": "stop", "delayMillis": 0, "status": 200,
     * "body": ""}}.
     */
    static Script of(JsonObject json) {
        if (json.containsKey("status")) {
            return refuses(json.getInt("status"), json.getString("body", "{}"));
        }
        return new Script(
                strings(json, "reasoning"),
                strings(json, "chunks"),
                json.getBoolean("gated", false),
                json.getString("finishReason", "stop"),
                Duration.ofMillis(json.getInt("delayMillis", 0)),
                Ending.valueOf(json.getString("ending", "NORMAL")),
                200,
                null,
                null,
                Map.of());
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }
}
