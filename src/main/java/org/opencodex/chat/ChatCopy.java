package org.opencodex.chat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A chat with its whole tree, apart from any project and user: to be forked, exported and imported.
 *
 * @param activeMessageId the leaf on show; null where there is no message
 * @param messages in the order in which they were said, so that each comes after its parent and its elder siblings
 */
public record ChatCopy(
        String name,
        boolean autoNamed,
        boolean archived,
        boolean pinned,
        OffsetDateTime createdAt,
        OffsetDateTime lastActiveAt,
        UUID activeMessageId,
        List<Entry> messages) {
    public ChatCopy {
        messages = List.copyOf(messages);
    }

    /** One message in its place; {@code parentId} is null for a root. */
    public record Entry(UUID id, UUID parentId, Said said) {}
}
