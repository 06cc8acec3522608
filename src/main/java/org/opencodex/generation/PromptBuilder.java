package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.opencodex.chat.Message;
import org.opencodex.chat.Messages;
import org.opencodex.chat.Role;
import org.opencodex.llm.LlmRequest;
import org.opencodex.project.AgentConfig;

/** Makes the request to the model: the project's instructions, then the conversation up to the question. */
@ApplicationScoped
class PromptBuilder {
    @Inject
    private Messages messages;

    LlmRequest build(AgentConfig config, Message question) {
        List<LlmRequest.Turn> turns = new ArrayList<>();
        config.systemInstructions().ifPresent(text -> turns.add(new LlmRequest.Turn(LlmRequest.Role.SYSTEM, text)));
        for (var message : messages.conversation(question.chatId(), question.depth())) {
            turns.add(new LlmRequest.Turn(role(message.role()), message.content()));
        }
        return new LlmRequest(config.llmModel(), turns, config.llmParameters());
    }

    private static LlmRequest.Role role(Role role) {
        return switch (role) {
            case USER -> LlmRequest.Role.USER;
            case ASSISTANT -> LlmRequest.Role.ASSISTANT;
            case SYSTEM -> LlmRequest.Role.SYSTEM;
        };
    }
}
