package org.opencodex.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.util.List;
import java.util.Optional;

/** Google's Gemini API. */
final class GeminiAdapter implements WireAdapter {
    @Override
    public StreamDialect dialect() {
        return new GeminiDialect();
    }

    @Override
    public StreamingChatModel model(Endpoint endpoint, LlmRequest request, ProviderTransport transport) {
        var parameters = request.parameters();
        var builder = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(endpoint.baseUrl().orElseThrow().toString())
                // langchain4j insists on one; the transport takes it out again.
                .apiKey("none")
                .modelName(request.model())
                .returnThinking(true);
        parameters.temperature().ifPresent(builder::temperature);
        parameters.topP().ifPresent(builder::topP);
        parameters.presencePenalty().ifPresent(builder::presencePenalty);
        parameters.frequencyPenalty().ifPresent(builder::frequencyPenalty);
        parameters.maxTokens().ifPresent(builder::maxOutputTokens);
        parameters.seed().ifPresent(seed -> builder.seed(Math.toIntExact(seed)));
        if (!parameters.stop().isEmpty()) {
            builder.stopSequences(parameters.stop());
        }
        return builder.build();
    }

    /** As Anthropic's: an answer without text is none. */
    @Override
    public List<ChatMessage> messages(LlmRequest request) {
        return WireAdapter.super.messages(request.withoutEmptyTurns());
    }

    /** Gemini counts thoughts apart from the answer; both are paid as output. */
    @Override
    public Optional<TokenUsage> usage(ChatResponse response) {
        if (!(response.tokenUsage() instanceof GoogleAiGeminiTokenUsage tokens) || tokens.inputTokenCount() == null) {
            return Optional.empty();
        }
        var thoughts = tokens.thoughtsTokenCount();
        var output = orZero(tokens.outputTokenCount()) + orZero(thoughts);
        return Optional.of(TokenUsage.of(tokens.inputTokenCount(), output, tokens.cachedContentTokenCount(), thoughts));
    }

    private static int orZero(Integer count) {
        return count == null ? 0 : count;
    }
}
