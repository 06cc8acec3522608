package org.opencodex.chat;

/** There is a new chat, or a deleted one is back; fired within the transaction. */
public record ChatCreated(ChatView chat) {}
