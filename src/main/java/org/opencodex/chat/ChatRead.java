package org.opencodex.chat;

import java.util.UUID;

/** A person has read a chat to its end; fired within the transaction. */
public record ChatRead(UUID userId, UUID chatId) {}
