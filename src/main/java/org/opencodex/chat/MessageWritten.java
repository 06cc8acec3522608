package org.opencodex.chat;

import java.util.UUID;

/** A message was stored by REST; fired within the transaction. */
public record MessageWritten(UUID chatId, MessageView message) {}
