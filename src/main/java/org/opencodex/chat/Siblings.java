package org.opencodex.chat;

/** Which of its parent's children a message is: {@code index} from 1, in the order in which they were made. */
public record Siblings(int index, int count) {}
