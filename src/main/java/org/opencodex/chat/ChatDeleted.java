package org.opencodex.chat;

import java.util.UUID;

/** A chat is being deleted; fired within the transaction. */
public record ChatDeleted(UUID chatId) {}
