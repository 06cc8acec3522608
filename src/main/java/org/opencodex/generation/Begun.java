package org.opencodex.generation;

import java.util.Optional;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.Message;
import org.opencodex.chat.MessageView;
import org.opencodex.chat.SendId;
import org.opencodex.llm.LlmRequest;

/**
 * What became of an {@link Ask}.
 *
 * @param question the user message that it stored; empty where it stored none
 * @param answer the message that holds the answer
 * @param chat with the leaf that is on show now
 * @param sent the client's own id for the request
 * @param repeated whether the same was asked before: then nothing new was stored
 */
public record Begun(
        Generation generation,
        Optional<MessageView> question,
        MessageView answer,
        ChatView chat,
        Optional<SendId> sent,
        boolean repeated,
        Task task) {

    Begun withAnswer(MessageView newAnswer) {
        return new Begun(generation, question, newAnswer, chat, sent, repeated, task);
    }

    /**
     * What the model is to do; null for a repeat.
     *
     * @param begunBy the answer that is to be continued
     * @param toName the question, where a model is to name the chat after this exchange
     */
    record Task(LlmRequest request, Estimate estimate, Optional<Message> begunBy, Optional<String> toName) {}
}
