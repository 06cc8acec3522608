package org.opencodex.chat;

import java.util.UUID;

/** A chat is being hidden, to be erased later; fired within the transaction. */
public record ChatDeleted(UUID chatId, UUID projectId) {}
