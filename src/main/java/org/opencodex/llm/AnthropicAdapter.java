package org.opencodex.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Optional;

/** Anthropic's Messages API, and every server that speaks it. */
final class AnthropicAdapter implements WireAdapter {
    /** The API wants a limit with each request; this one all of its models can keep. */
    private static final int DEFAULT_MAX_TOKENS = 4096;

    @Override
    public StreamDialect dialect() {
        return new AnthropicDialect();
    }

    @Override
    public StreamingChatModel model(Endpoint endpoint, LlmRequest request, ProviderTransport transport) {
        var parameters = request.parameters();
        var builder = new AnthropicStreamingChatModel.AnthropicStreamingChatModelBuilder()
                .httpClientBuilder(transport)
                .baseUrl(endpoint.baseUrl().orElseThrow().toString())
                // langchain4j insists on one; the transport takes it out again.
                .apiKey("none")
                .modelName(request.model())
                .maxTokens(parameters.maxTokens().orElse(DEFAULT_MAX_TOKENS))
                .returnThinking(true);
        parameters.temperature().ifPresent(builder::temperature);
        parameters.topP().ifPresent(builder::topP);
        if (!parameters.stop().isEmpty()) {
            builder.stopSequences(parameters.stop());
        }
        return builder.build();
    }

    /** Anthropic refuses a conversation with an empty answer in it, as one that failed at once leaves it. */
    @Override
    public List<ChatMessage> messages(LlmRequest request) {
        return WireAdapter.super.messages(request.withoutEmptyTurns());
    }

    /** Anthropic counts what it had kept, or keeps from now on, apart from the rest of the prompt. */
    @Override
    public Optional<TokenUsage> usage(ChatResponse response) {
        if (!(response.tokenUsage() instanceof AnthropicTokenUsage tokens)) {
            return Optional.empty();
        }
        int cached = tokens.cacheReadInputTokens();
        var input = tokens.inputTokenCount() + tokens.cacheCreationInputTokens() + cached;
        // What was not told is 0 here, and no prompt has no tokens.
        return input == 0
                ? Optional.empty()
                : Optional.of(TokenUsage.of(input, tokens.outputTokenCount(), cached == 0 ? null : cached, null));
    }
}
