package org.opencodex.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Tries whether a provider answers, by one small call. */
@ApplicationScoped
public class TrialCalls {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String QUESTION = "Reply with the word OK.";

    @Inject
    private Providers providers;

    /**
     * What became of a call.
     *
     * @param took until the first piece of the answer, or the failure
     * @param problem empty if the provider answered
     */
    public record Result(Duration took, Optional<OpenCodexException> problem) {}

    /** Blocks until the first piece of the answer has come, for half a minute at most. */
    public Result call(Endpoint endpoint, String model) {
        var startedAt = System.nanoTime();
        var heard = new CompletableFuture<Optional<OpenCodexException>>();
        var request = new LlmRequest(
                model,
                List.of(new LlmRequest.Turn(LlmRequest.Role.USER, QUESTION)),
                LlmParameters.of(JsonValue.EMPTY_JSON_OBJECT));
        var call = providers.at(endpoint).stream(request, event -> {
            switch (event) {
                case LlmEvent.TextDelta delta -> heard.complete(Optional.empty());
                case LlmEvent.ReasoningDelta delta -> heard.complete(Optional.empty());
                case LlmEvent.Completed completed -> heard.complete(Optional.empty());
                case LlmEvent.Failed failed -> heard.complete(Optional.of(failed.failure()));
                case LlmEvent.Queued queued -> {}
                case LlmEvent.Retrying retrying -> {}
            }
        });
        try {
            var problem = heard.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new Result(Duration.ofNanos(System.nanoTime() - startedAt), problem);
        } catch (TimeoutException e) {
            return new Result(
                    LIMIT,
                    Optional.of(new OpenCodexException(
                            ErrorCode.TIMED_OUT,
                            "Nothing was answered within " + LIMIT.toSeconds()
                                    + " seconds. A local model may have to be loaded first: try again.")));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Nobody fails or interrupts a trial.", e);
        } finally {
            call.close();
        }
    }
}
