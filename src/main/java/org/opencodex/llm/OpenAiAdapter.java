package org.opencodex.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import java.util.Map;
import java.util.Optional;

/** OpenAI's chat completions, which nearly every other provider speaks too. */
final class OpenAiAdapter implements WireAdapter {
    @Override
    public StreamDialect dialect() {
        return new OpenAiDialect();
    }

    @Override
    public StreamingChatModel model(Endpoint endpoint, LlmRequest request, ProviderTransport transport) {
        var parameters = request.parameters();
        // Not by builder(): that looks for other builders in every jar, each time.
        var builder = new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
                .httpClientBuilder(transport)
                .baseUrl(endpoint.baseUrl().orElseThrow().toString())
                .modelName(request.model())
                .returnThinking(true);
        parameters.temperature().ifPresent(builder::temperature);
        parameters.topP().ifPresent(builder::topP);
        parameters.presencePenalty().ifPresent(builder::presencePenalty);
        parameters.frequencyPenalty().ifPresent(builder::frequencyPenalty);
        if (!parameters.stop().isEmpty()) {
            builder.stop(parameters.stop());
        }
        parameters
                .maxTokens()
                .ifPresent(endpoint.takesCompletionTokens() ? builder::maxCompletionTokens : builder::maxTokens);
        // langchain4j's own seed is an int, the API's has 64 bits.
        parameters.seed().ifPresent(seed -> builder.customParameters(Map.of("seed", seed)));
        return builder.build();
    }

    @Override
    public Optional<TokenUsage> usage(ChatResponse response) {
        var tokens = response.tokenUsage();
        if (tokens == null || tokens.inputTokenCount() == null || tokens.outputTokenCount() == null) {
            return Optional.empty();
        }
        Integer cached = null;
        Integer reasoning = null;
        if (tokens instanceof OpenAiTokenUsage details) {
            var input = details.inputTokensDetails();
            cached = input == null ? null : input.cachedTokens();
            var output = details.outputTokensDetails();
            reasoning = output == null ? null : output.reasoningTokens();
        }
        return Optional.of(TokenUsage.of(tokens.inputTokenCount(), tokens.outputTokenCount(), cached, reasoning));
    }
}
