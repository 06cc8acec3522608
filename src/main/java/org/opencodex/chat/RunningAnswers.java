package org.opencodex.chat;

import java.util.Optional;
import java.util.UUID;

/** What this package needs to know of generations, which are made above it. */
public interface RunningAnswers {
    /** The generation that is queued or streaming in the chat. */
    Optional<UUID> runningIn(UUID chatId);

    /** What an answer's log holds so far; empty if its generation has ended. */
    Optional<TextSoFar> textSoFar(UUID generationId);

    /** The text of a log up to and with the entry {@code upToSeq}; 0 and empty before the first. */
    record TextSoFar(AnswerStatus status, String content, String reasoning, int upToSeq) {}
}
