package org.opencodex.chat;

import java.util.UUID;

/** A chat is in another project from now on, where others may see it; fired within the transaction. */
public record ChatMoved(UUID chatId, UUID from, UUID to) {}
