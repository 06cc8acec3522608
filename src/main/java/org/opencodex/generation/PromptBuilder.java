package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.chat.Conversation;
import org.opencodex.chat.Message;
import org.opencodex.chat.Messages;
import org.opencodex.chat.Role;
import org.opencodex.llm.LlmParameters;
import org.opencodex.llm.LlmRequest;
import org.opencodex.llm.TokenCounter;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.project.AgentConfig;

/**
 * Makes the request to the model: the project's instructions, as many of the newest turns as fit into its window, and the
 * question. Where nobody knows the window, the whole conversation.
 */
@ApplicationScoped
class PromptBuilder {
    /** Not left to the provider: few take a conversation that ends with half an answer. */
    private static final String GO_ON =
            "Continue your last answer exactly where it breaks off, in the middle of a word if need be."
                    + " Do not repeat any of it, and do not comment on the interruption.";

    /** Kept for the answer where nobody limits it, but never more than a quarter of the window. */
    private static final int USUAL_ANSWER = 4_096;

    private static final int MOST_FOR_THE_ANSWER = 4;

    /** An estimate may be wrong by so much of the window. */
    private static final double MARGIN = 0.05;

    @Inject
    private Messages messages;

    @Inject
    private Catalogue catalogue;

    /**
     * {@code begunBy} is the answer that is to be continued. Throws {@code context_too_long} where instructions and question
     * alone do not fit.
     */
    Prompt build(AgentConfig config, Messages.Answerer answerer, Message question, Optional<Message> begunBy) {
        var facts = catalogue.model(answerer.provider(), answerer.model());
        var parameters = config.llmParameters();
        var counter = TokenCounter.of(answerer.model());
        var window = parameters.contextWindow().map(OptionalInt::of).orElseGet(() -> facts.map(
                        ModelFacts::contextWindow)
                .orElse(OptionalInt.empty()));
        var room = window.isEmpty() ? window : OptionalInt.of(room(window.getAsInt(), parameters, facts, counter));
        var prompt = new PromptWindow(counter, room);
        config.systemInstructions().ifPresent(text -> prompt.begin(new LlmRequest.Turn(LlmRequest.Role.SYSTEM, text)));
        prompt.end(turn(question));
        begunBy.ifPresent(half -> {
            prompt.end(new LlmRequest.Turn(LlmRequest.Role.ASSISTANT, half.content()));
            prompt.end(new LlmRequest.Turn(LlmRequest.Role.USER, GO_ON));
        });
        if (!prompt.fits()) {
            throw tooLong(answerer.model(), prompt.used(), window.getAsInt(), room.getAsInt());
        }
        var conversation = messages.above(question);
        var omitted = fill(prompt, conversation);
        var request = new LlmRequest(answerer.model(), prompt.turns(), parameters);
        return new Prompt(request, omitted, new Estimate(tokens(prompt, room), facts.flatMap(ModelFacts::price)));
    }

    private static int tokens(PromptWindow prompt, OptionalInt room) {
        return room.isPresent()
                ? prompt.used()
                : prompt.turns().stream()
                        .mapToInt(turn -> TokenCounter.estimate(turn.content()))
                        .sum();
    }

    private static int room(int window, LlmParameters parameters, Optional<ModelFacts> facts, TokenCounter counter) {
        var limit =
                facts.map(ModelFacts::outputLimit).orElse(OptionalInt.empty()).orElse(Integer.MAX_VALUE);
        var most = Math.max(1, window / MOST_FOR_THE_ANSWER);
        var answer = Math.min(Math.min(parameters.maxTokens().orElse(USUAL_ANSWER), limit), most);
        var margin = counter.exact() ? 0 : (int) (window * MARGIN);
        return window - answer - margin;
    }

    /** Takes whole turns, each from a question to the one below it. Returns how many messages are left out. */
    private static int fill(PromptWindow prompt, Conversation conversation) {
        var taken = 0;
        List<Message> turn = new ArrayList<>();
        for (var page = conversation.next(); !page.isEmpty(); page = conversation.next()) {
            for (var message : page) {
                turn.addFirst(message);
                if (message.role() == Role.USER) {
                    if (!take(prompt, turn)) {
                        return conversation.size() - taken;
                    }
                    taken += turn.size();
                    turn.clear();
                }
            }
        }
        return turn.isEmpty() || take(prompt, turn) ? 0 : turn.size();
    }

    private static boolean take(PromptWindow prompt, List<Message> turn) {
        return prompt.take(turn.stream().map(PromptBuilder::turn).toList());
    }

    private static LlmRequest.Turn turn(Message message) {
        var role =
                switch (message.role()) {
                    case USER -> LlmRequest.Role.USER;
                    case ASSISTANT -> LlmRequest.Role.ASSISTANT;
                    case SYSTEM -> LlmRequest.Role.SYSTEM;
                };
        return new LlmRequest.Turn(role, message.content());
    }

    private static OpenCodexException tooLong(String model, int needed, int window, int room) {
        return new OpenCodexException(
                ErrorCode.CONTEXT_TOO_LONG,
                "This message and the project's instructions have about " + needed + " tokens. The model \"" + model
                        + "\" takes " + window + ", of which " + room
                        + " are for the prompt. Nothing was sent: shorten the message, or choose a model with a larger"
                        + " window.");
    }
}
