package org.opencodex.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** OpenAI, and every server that speaks its API, through langchain4j. */
final class OpenAiProvider implements Provider, AutoCloseable {
    static final String ID = "openai";

    private final LlmConfig config;
    private final StreamLimits limits;
    private final ProviderHttpClient client = new ProviderHttpClient();

    OpenAiProvider(LlmConfig config) {
        this(config, StreamLimits.DEFAULT);
    }

    OpenAiProvider(LlmConfig config, StreamLimits limits) {
        this.config = config;
        this.limits = limits;
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
        var guard = new StreamGuard(sink, limits.text());
        var cancellation = new Cancellation();
        ProviderThread.start("open-codex-openai", () -> run(request, guard, cancellation));
        return () -> {
            guard.close();
            cancellation.cancel();
        };
    }

    private void run(LlmRequest request, StreamGuard guard, Cancellation cancellation) {
        if (!ready()) {
            guard.fail(ProviderFailures.keyMissing());
            return;
        }
        var failures = new ProviderFailures(config, request.model());
        try (var watch = new StreamWatch(limits, new Alarm(guard, failures, cancellation))) {
            var transport = new ProviderTransport(client, guard, watch, failures, cancellation);
            model(request, transport).chat(messages(request), new Handler(guard, failures));
        } catch (RuntimeException e) {
            guard.fail(ProviderFailures.ofMistake(e));
        } finally {
            if (!guard.ended()) {
                // Whatever langchain4j forgot to say, and whatever was thrown, the stream is over now.
                guard.complete(Optional.empty());
            }
        }
    }

    /** Open connections are closed; calls under way fail. */
    @Override
    public void close() {
        client.close();
    }

    private record Alarm(StreamGuard guard, ProviderFailures failures, Cancellation cancellation)
            implements StreamWatch.Alarm {
        @Override
        public void silent(Duration limit) {
            // After the finish reason the end of the connection ends the stream, with the token counts that have come.
            if (!guard.isFinishing()) {
                guard.fail(failures.silent(limit));
            }
            cancellation.cancel();
        }

        @Override
        public void tooLong(Duration limit) {
            guard.fail(failures.tooLong(limit));
            cancellation.cancel();
        }
    }

    private OpenAiStreamingChatModel model(LlmRequest request, ProviderTransport transport) {
        var parameters = request.parameters();
        // Not by builder(): that looks for other builders in every jar, each time.
        var builder = new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
                .httpClientBuilder(transport)
                .baseUrl(config.baseUrl().toString())
                .apiKey(config.apiKey().orElse(null))
                .modelName(request.model())
                .returnThinking(true);
        parameters.temperature().ifPresent(builder::temperature);
        parameters.topP().ifPresent(builder::topP);
        parameters.presencePenalty().ifPresent(builder::presencePenalty);
        parameters.frequencyPenalty().ifPresent(builder::frequencyPenalty);
        if (!parameters.stop().isEmpty()) {
            builder.stop(parameters.stop());
        }
        // OpenAI's newer models refuse max_tokens; many other servers know nothing else.
        parameters.maxTokens().ifPresent(config.hasOpenAiModels() ? builder::maxCompletionTokens : builder::maxTokens);
        // langchain4j's own seed is an int, the API's has 64 bits.
        parameters.seed().ifPresent(seed -> builder.customParameters(Map.of("seed", seed)));
        return builder.build();
    }

    private static List<ChatMessage> messages(LlmRequest request) {
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
            guard.complete(Optional.ofNullable(response.tokenUsage())
                    .filter(tokens -> tokens.inputTokenCount() != null && tokens.outputTokenCount() != null)
                    .map(tokens -> new TokenUsage(tokens.inputTokenCount(), tokens.outputTokenCount())));
        }

        /** Of an event that cannot be read; all else the transport has told already. */
        @Override
        public void onError(Throwable failure) {
            guard.fail(failures.unreadable());
        }
    }
}
