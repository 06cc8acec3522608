package org.opencodex.chat;

/** A chat has a new name, status or leaf on show; fired within the transaction. */
public record ChatUpdated(ChatView chat) {}
