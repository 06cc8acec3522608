package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One question to a model. {@code turns} is the conversation, oldest first, system instructions included as turns of the
 * role {@code SYSTEM}; the last one is what the model answers.
 */
public record LlmRequest(String model, List<Turn> turns, LlmParameters parameters) {
    public LlmRequest {
        requireNonNull(model, "model");
        requireNonNull(parameters, "parameters");
        turns = List.copyOf(turns);
    }

    LlmRequest with(LlmParameters fitting) {
        return new LlmRequest(model, turns, fitting);
    }

    /** The same without messages of nothing but white space. */
    LlmRequest withoutEmptyTurns() {
        return new LlmRequest(
                model, turns.stream().filter(turn -> !turn.content().isBlank()).toList(), parameters);
    }

    /** One message of the conversation. */
    public record Turn(Role role, String content) {
        public Turn {
            requireNonNull(role, "role");
            requireNonNull(content, "content");
        }
    }

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
