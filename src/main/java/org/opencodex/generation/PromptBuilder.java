package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.opencodex.chat.Messages;
import org.opencodex.chat.Role;
import org.opencodex.llm.LlmRequest;

/** Makes the request to the model: the project's instructions, then the conversation up to the question. */
@ApplicationScoped
class PromptBuilder {
    /** Not left to the provider: few take a conversation that ends with half an answer. */
    private static final String GO_ON =
            "Continue your last answer exactly where it breaks off, in the middle of a word if need be."
                    + " Do not repeat any of it, and do not comment on the interruption.";

    @Inject
    private Messages messages;

    LlmRequest build(Begun begun) {
        var task = begun.task();
        var config = task.config();
        List<LlmRequest.Turn> turns = new ArrayList<>();
        config.systemInstructions().ifPresent(text -> turns.add(new LlmRequest.Turn(LlmRequest.Role.SYSTEM, text)));
        for (var message : messages.conversation(task.question())) {
            turns.add(new LlmRequest.Turn(role(message.role()), message.content()));
        }
        task.begunBy().ifPresent(half -> {
            turns.add(new LlmRequest.Turn(LlmRequest.Role.ASSISTANT, half.content()));
            turns.add(new LlmRequest.Turn(LlmRequest.Role.USER, GO_ON));
        });
        return new LlmRequest(begun.generation().model(), turns, config.llmParameters());
    }

    private static LlmRequest.Role role(Role role) {
        return switch (role) {
            case USER -> LlmRequest.Role.USER;
            case ASSISTANT -> LlmRequest.Role.ASSISTANT;
            case SYSTEM -> LlmRequest.Role.SYSTEM;
        };
    }
}
