package org.opencodex.chat;

import java.util.UUID;

/** What people think of a message has changed; fired within the transaction. */
public record MessageRated(UUID chatId, MessageView message) {}
