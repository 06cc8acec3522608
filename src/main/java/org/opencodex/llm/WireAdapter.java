package org.opencodex.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Optional;
import org.opencodex.catalogue.WireFormat;

/** What differs between the APIs of providers. Holds no state. */
interface WireAdapter {
    static WireAdapter of(WireFormat wire) {
        return switch (wire) {
            case OPENAI -> new OpenAiAdapter();
            case ANTHROPIC -> new AnthropicAdapter();
            case GEMINI -> new GeminiAdapter();
            case DEMO -> throw new IllegalArgumentException("The demo speaks no API.");
        };
    }

    /** langchain4j's model for one request, on this transport. The transport puts the key in. */
    StreamingChatModel model(Endpoint endpoint, LlmRequest request, ProviderTransport transport);

    /** For one stream. */
    StreamDialect dialect();

    /** What the provider told of its tokens. */
    Optional<TokenUsage> usage(ChatResponse response);

    /** The conversation, as the API takes it. */
    default List<ChatMessage> messages(LlmRequest request) {
        return request.turns().stream()
                // langchain4j refuses instructions of nothing but white space.
                .filter(turn ->
                        turn.role() != LlmRequest.Role.SYSTEM || !turn.content().isBlank())
                .<ChatMessage>map(turn -> switch (turn.role()) {
                    case SYSTEM -> SystemMessage.from(turn.content());
                    case USER -> UserMessage.from(turn.content());
                    case ASSISTANT -> AiMessage.from(turn.content());
                })
                .toList();
    }
}
