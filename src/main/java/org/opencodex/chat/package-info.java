/**
 * Chat sessions and their messages. A chat is a tree of messages (contract, part C); today it has one branch. Uses
 * {@code access, project}; learns of running answers by {@link org.opencodex.chat.RunningAnswers}.
 */
package org.opencodex.chat;
