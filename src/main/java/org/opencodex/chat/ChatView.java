package org.opencodex.chat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** A chat session on the wire. */
public record ChatView(
        String id, String projectId, String name, OffsetDateTime createdAt, String containerId, String status) {
    static ChatView of(ChatSession chat) {
        return new ChatView(
                chat.id().toString(),
                chat.projectId().toString(),
                chat.name(),
                chat.createdAt(),
                chat.containerId(),
                chat.status().name().toLowerCase(Locale.ROOT));
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<ChatView> chatSessions, long total) {}
}
