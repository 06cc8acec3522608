package org.opencodex.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** OpenAI, and every server that speaks its API, through langchain4j. */
final class OpenAiProvider implements Provider {
    static final String ID = "openai";

    private final LlmConfig config;
    private final ProviderFailures failures;

    OpenAiProvider(LlmConfig config) {
        this.config = config;
        this.failures = new ProviderFailures(config.baseUrl(), config.apiKey());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return config.isOpenAiItself()
                ? "OpenAI"
                : "OpenAI-compatible (" + config.baseUrl().getHost() + ")";
    }

    @Override
    public boolean ready() {
        return config.isOpenAiConfigured();
    }

    @Override
    public Optional<String> hint() {
        return ready()
                ? Optional.empty()
                : Optional.of(ProviderFailures.keyMissing().getMessage());
    }

    @Override
    public String defaultModel() {
        return config.model();
    }

    @Override
    public List<String> models() {
        return config.models();
    }

    @Override
    public LlmCall stream(LlmRequest request, Consumer<LlmEvent> sink) {
        var guard = new StreamGuard(sink);
        var transport = new ProviderTransport(guard, failures, request.model());
        var thread = Thread.ofVirtual().name("open-codex-openai").unstarted(() -> run(request, guard, transport));
        // langchain4j looks for its JSON codec through the thread's loader.
        thread.setContextClassLoader(OpenAiProvider.class.getClassLoader());
        thread.start();
        return () -> {
            guard.close();
            // On a thread of its own: closing a TLS connection may wait for the other side.
            Thread.startVirtualThread(transport::cancel);
        };
    }

    private void run(LlmRequest request, StreamGuard guard, ProviderTransport transport) {
        if (!ready()) {
            guard.fail(ProviderFailures.keyMissing());
            return;
        }
        try {
            model(request, transport).chat(messages(request), new Handler(guard, failures));
        } catch (RuntimeException e) {
            guard.fail(failures.of(e));
        } finally {
            // Whatever langchain4j forgot to say, and whatever was thrown, the stream is over now.
            guard.complete(Optional.empty(), Optional.empty());
        }
    }

    private OpenAiStreamingChatModel model(LlmRequest request, ProviderTransport transport) {
        var parameters = request.parameters();
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(config.baseUrl().toString())
                .apiKey(config.apiKey().orElse("none"))
                .modelName(request.model())
                .returnThinking(true);
        parameters.temperature().ifPresent(builder::temperature);
        parameters.topP().ifPresent(builder::topP);
        parameters.presencePenalty().ifPresent(builder::presencePenalty);
        parameters.frequencyPenalty().ifPresent(builder::frequencyPenalty);
        if (!parameters.stop().isEmpty()) {
            builder.stop(parameters.stop());
        }
        // OpenAI's newer models refuse max_tokens; other servers know nothing else.
        parameters.maxTokens().ifPresent(config.isOpenAiItself() ? builder::maxCompletionTokens : builder::maxTokens);
        // langchain4j's own seed is an int, the API's has 64 bits.
        parameters.seed().ifPresent(seed -> builder.customParameters(Map.of("seed", seed)));
        return builder.build();
    }

    private static List<ChatMessage> messages(LlmRequest request) {
        return request.turns().stream()
                .<ChatMessage>map(turn -> switch (turn.role()) {
                    case SYSTEM -> SystemMessage.from(turn.content());
                    case USER -> UserMessage.from(turn.content());
                    case ASSISTANT -> AiMessage.from(turn.content());
                })
                .toList();
    }

    private record Handler(StreamGuard guard, ProviderFailures failures) implements StreamingChatResponseHandler {
        @Override
        public void onPartialResponse(String delta) {
            guard.text(delta);
        }

        @Override
        public void onPartialThinking(PartialThinking delta) {
            guard.reasoning(delta.text());
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            var usage = Optional.ofNullable(response.tokenUsage())
                    .filter(tokens -> tokens.inputTokenCount() != null && tokens.outputTokenCount() != null)
                    .map(tokens -> new TokenUsage(tokens.inputTokenCount(), tokens.outputTokenCount()));
            guard.complete(Optional.ofNullable(response.finishReason()).map(Handler::finishReason), usage);
        }

        @Override
        public void onError(Throwable failure) {
            guard.fail(failures.of(failure));
        }

        private static FinishReason finishReason(dev.langchain4j.model.output.FinishReason reason) {
            return switch (reason) {
                case STOP -> FinishReason.STOP;
                case LENGTH -> FinishReason.LENGTH;
                case TOOL_EXECUTION -> FinishReason.TOOL_CALLS;
                case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
                case OTHER -> FinishReason.OTHER;
            };
        }
    }
}
