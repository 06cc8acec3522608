package org.opencodex.generation;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.JsonDialect;
import org.opencodex.problem.OpenCodexException;

/**
 * The last entry of a log, and what the message row gets with it.
 *
 * @param text the whole answer
 * @param reasoning the model's thinking, apart from the answer
 * @param seq the number of the terminal entry
 * @param spent what the answer took
 */
record Terminal(
        UUID generationId, UUID messageId, Outcome outcome, String text, String reasoning, int seq, Spent spent) {

    /** The frame that closes the log (contract, part B). */
    LogEntry entry() {
        return switch (outcome) {
            case Outcome.Completed completed -> new LogEntry(seq, LogEntry.Kind.END, end());
            case Outcome.Stopped stopped -> new LogEntry(seq, LogEntry.Kind.END, end());
            case Outcome.Failed failed -> new LogEntry(seq, LogEntry.Kind.ERROR, error(failed.failure()));
            case Outcome.Interrupted interrupted ->
                new LogEntry(seq, LogEntry.Kind.ERROR, error(interrupted.failure()));
        };
    }

    private String end() {
        var frame = frame("end");
        finishReason()
                .ifPresentOrElse(reason -> frame.add("finish_reason", reason), () -> frame.addNull("finish_reason"));
        return frame.add("usage", spent.json()).build().toString();
    }

    private String error(OpenCodexException failure) {
        var frame = frame("error")
                .add("content", failure.getMessage())
                .add("code", failure.code().code())
                .add("retryable", failure.code().retryable());
        failure.retryAfter().ifPresent(delay -> frame.add("retry_after_ms", delay.toMillis()));
        return frame.build().toString();
    }

    private JsonObjectBuilder frame(String type) {
        return JsonDialect.JSON
                .createObjectBuilder()
                .add("type", type)
                .add("generation_id", generationId.toString())
                .add("message_id", messageId.toString())
                .add("seq", seq)
                .add("status", outcome.status().code())
                .add("text_length", text.codePointCount(0, text.length()))
                .add("sha256", sha256(text));
    }

    /** What the model said; a person's stop has none. */
    Optional<String> finishReason() {
        return outcome instanceof Outcome.Completed completed
                ? Optional.of(completed.finishReason().code())
                : Optional.empty();
    }

    /** Lower-case hex over the UTF-8 of the text. */
    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
