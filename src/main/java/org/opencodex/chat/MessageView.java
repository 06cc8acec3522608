package org.opencodex.chat;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A message on the wire. {@code upToSeq} is the last log entry whose text an answer under way shows, else null. */
public record MessageView(
        String id,
        String chatSessionId,
        String role,
        String content,
        OffsetDateTime createdAt,
        JsonObject messageMetadata,
        String parentId,
        String generationId,
        String status,
        String reasoning,
        String provider,
        String model,
        String finishReason,
        JsonObject usage,
        Integer omittedMessages,
        String rating,
        int version,
        Siblings siblings,
        Integer upToSeq) {
    static MessageView of(Message message, Siblings siblings) {
        return of(message, siblings, message.status(), message.content(), message.reasoning(), null);
    }

    /** An answer under way. */
    static MessageView of(Message message, Siblings siblings, RunningAnswers.TextSoFar soFar) {
        var reasoning = soFar.reasoning().isEmpty() ? null : soFar.reasoning();
        return of(message, siblings, soFar.status(), soFar.content(), reasoning, soFar.upToSeq());
    }

    private static MessageView of(
            Message message,
            Siblings siblings,
            AnswerStatus status,
            String content,
            String reasoning,
            Integer upToSeq) {
        return new MessageView(
                message.id().toString(),
                message.chatId().toString(),
                message.role().code(),
                content,
                message.createdAt(),
                message.metadata(),
                text(message.parentId()),
                text(message.generationId()),
                status.code(),
                reasoning,
                message.provider(),
                message.model(),
                message.finishReason(),
                message.usage(),
                message.omittedMessages(),
                message.rating() == null ? null : message.rating().code(),
                message.version(),
                siblings,
                upToSeq);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<MessageView> messages, long total) {}
}
