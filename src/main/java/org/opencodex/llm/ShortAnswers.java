package org.opencodex.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks models what nobody watches being written, such as the title of a chat. */
@ApplicationScoped
public class ShortAnswers {
    @Inject
    private Providers providers;

    /**
     * A whole answer.
     *
     * @param usage what it took, where the provider told
     */
    public record ShortAnswer(String text, Optional<TokenUsage> usage) {}

    /**
     * Completes with the whole answer, on a thread of the provider's; with nothing if it failed or took longer than
     * {@code limit}. Nobody waits in the meantime.
     */
    public CompletableFuture<Optional<ShortAnswer>> ask(Endpoint endpoint, LlmRequest request, Duration limit) {
        var text = new StringBuilder();
        var answered = new CompletableFuture<Optional<ShortAnswer>>();
        var call = providers.at(endpoint).stream(request, event -> {
            switch (event) {
                case LlmEvent.TextDelta delta -> text.append(delta.text());
                case LlmEvent.Completed completed ->
                    answered.complete(Optional.of(new ShortAnswer(text.toString(), completed.usage())));
                case LlmEvent.Failed failed -> answered.complete(Optional.empty());
                case LlmEvent.ReasoningDelta delta -> {}
                case LlmEvent.Queued queued -> {}
                case LlmEvent.Retrying retrying -> {}
            }
        });
        return answered.completeOnTimeout(Optional.empty(), limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> call.close());
    }
}
