package org.opencodex.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Optional;

/** A provider that is asked over HTTP, through langchain4j; what differs by API is in the classes that extend it. */
abstract class HttpProvider implements Provider, AutoCloseable {
    private final Endpoint endpoint;
    private final StreamLimits limits;
    private final Retries retries;
    private final ProviderHttpClient client = new ProviderHttpClient();

    HttpProvider(Endpoint endpoint, StreamLimits limits, Retries retries) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.retries = retries;
    }

    /** langchain4j's model for one request, on this transport. */
    abstract StreamingChatModel model(LlmRequest request, ProviderTransport transport);

    /** For one stream. */
    abstract StreamDialect dialect();

    /** What the provider told of its tokens. */
    abstract Optional<TokenUsage> usage(ChatResponse response);

    @Override
    public String id() {
        return endpoint.service().id();
    }

    @Override
    public String name() {
        return endpoint.title();
    }

    @Override
    public boolean ready() {
        return endpoint.isConfigured();
    }

    @Override
    public Optional<String> hint() {
        return ready()
                ? Optional.empty()
                : Optional.of(ProviderFailures.keyMissing(endpoint).getMessage());
    }

    @Override
    public String defaultModel() {
        return endpoint.model();
    }

    @Override
    public List<String> models() {
        return endpoint.models();
    }

    @Override
    public LlmCall stream(LlmRequest request, LlmSink sink) {
        var call = new ProviderCall(this, request, new StreamGuard(sink, limits.text()));
        ProviderThread.start("open-codex-" + id(), call::run);
        return call;
    }

    List<ChatMessage> messages(LlmRequest request) {
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

    Endpoint endpoint() {
        return endpoint;
    }

    StreamLimits limits() {
        return limits;
    }

    Retries retries() {
        return retries;
    }

    ProviderHttpClient client() {
        return client;
    }

    /** Open connections are closed; calls under way fail. */
    @Override
    public void close() {
        client.close();
    }
}
