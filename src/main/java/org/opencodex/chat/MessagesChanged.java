package org.opencodex.chat;

import java.util.UUID;

/** Messages of a chat were deleted or brought back; fired within the transaction. */
public record MessagesChanged(UUID chatId) {}
