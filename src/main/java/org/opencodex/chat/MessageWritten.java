package org.opencodex.chat;

/** A message was stored by REST; fired within the transaction. */
public record MessageWritten(Message message) {}
