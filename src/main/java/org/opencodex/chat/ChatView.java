package org.opencodex.chat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** A chat session on the wire. */
public record ChatView(
        String id,
        String projectId,
        String name,
        OffsetDateTime createdAt,
        String containerId,
        String status,
        String activeMessageId,
        int version) {
    public static ChatView of(ChatSession chat) {
        return new ChatView(
                chat.id().toString(),
                chat.projectId().toString(),
                chat.name(),
                chat.createdAt(),
                chat.containerId(),
                chat.status().name().toLowerCase(Locale.ROOT),
                chat.activeMessageId() == null ? null : chat.activeMessageId().toString(),
                chat.version());
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<ChatView> chatSessions, long total) {}
}
