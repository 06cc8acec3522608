package org.opencodex.chat;

/** A chat has a new name or status; fired within the transaction. */
public record ChatUpdated(ChatView chat) {}
