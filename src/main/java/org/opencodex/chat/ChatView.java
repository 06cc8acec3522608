package org.opencodex.chat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * A chat session on the wire. {@code unread} says whether something was said that the user has not seen; null where it is
 * told to everybody.
 */
public record ChatView(
        String id,
        String projectId,
        String name,
        OffsetDateTime createdAt,
        String containerId,
        String status,
        String activeMessageId,
        boolean pinned,
        OffsetDateTime lastActiveAt,
        Boolean unread,
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
                chat.pinned(),
                chat.lastActiveAt(),
                null,
                chat.version());
    }

    /** The same for one user. */
    ChatView seenAs(boolean nowUnread) {
        return new ChatView(
                id,
                projectId,
                name,
                createdAt,
                containerId,
                status,
                activeMessageId,
                pinned,
                lastActiveAt,
                nowUnread,
                version);
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<ChatView> chatSessions, long total) {}
}
