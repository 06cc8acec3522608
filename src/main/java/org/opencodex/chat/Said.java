package org.opencodex.chat;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import org.opencodex.platform.Time;

/**
 * What a message says, wherever it stands. {@code provider} to {@code omittedMessages} are of answers, and null where they are
 * not known; {@code rating} is null where nobody has rated it.
 */
public record Said(
        Role role,
        String content,
        OffsetDateTime createdAt,
        JsonObject metadata,
        AnswerStatus status,
        String provider,
        String model,
        String finishReason,
        String reasoning,
        JsonObject usage,
        Integer omittedMessages,
        Rating rating) {
    static Said now(Role role, String content, JsonObject metadata, AnswerStatus status) {
        return new Said(role, content, Time.now(), metadata, status, null, null, null, null, null, null, null);
    }
}
