package org.opencodex.chat;

/**
 * Which of its parent's children a message is: {@code index} from 1, in the order in which they were made, and those beside
 * it; null where there is none.
 */
public record Siblings(int index, int count, String previousId, String nextId) {}
