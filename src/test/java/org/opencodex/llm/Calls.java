package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opencodex.problem.OpenCodexException;

/** Calls of models and what came of them. */
final class Calls {
    private static final long LIMIT_SECONDS = 30;

    private Calls() {}

    static Endpoint endpoint(Service service, URI baseUrl, Optional<String> key) {
        return new Endpoint(service, baseUrl, key, "some-model", List.of("some-model"));
    }

    /** With the usual limits and without retries. */
    static OpenAiProvider openAi(URI baseUrl, Optional<String> key) {
        return new OpenAiProvider(endpoint(Service.OPENAI, baseUrl, key), StreamLimits.DEFAULT, Retries.NONE);
    }

    /** With the usual limits and without retries. */
    static AnthropicProvider anthropic(URI baseUrl, Optional<String> key) {
        return new AnthropicProvider(endpoint(Service.ANTHROPIC, baseUrl, key), StreamLimits.DEFAULT, Retries.NONE);
    }

    static LlmRequest ask(String question) {
        return ask(question, JsonObject.EMPTY_JSON_OBJECT);
    }

    static LlmRequest ask(String question, JsonObject parameters) {
        return new LlmRequest(
                "some-model",
                List.of(new LlmRequest.Turn(LlmRequest.Role.USER, question)),
                LlmParameters.of(parameters));
    }

    static JsonObject json(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** All events of a call, up to the first terminal one; waits for it. */
    static List<LlmEvent> events(Provider provider, LlmRequest request) {
        var queue = new LinkedBlockingQueue<LlmEvent>();
        provider.stream(request, queue::add);
        var events = new ArrayList<LlmEvent>();
        do {
            events.add(take(queue, events));
        } while (!isTerminal(events.getLast()));
        return events;
    }

    static LlmEvent take(LinkedBlockingQueue<LlmEvent> queue, List<LlmEvent> before) {
        try {
            var next = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("an event after " + before).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static boolean isTerminal(LlmEvent event) {
        return event instanceof LlmEvent.Completed || event instanceof LlmEvent.Failed;
    }

    static String text(List<LlmEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof LlmEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    static String reasoning(List<LlmEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof LlmEvent.ReasoningDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    static OpenCodexException failure(List<LlmEvent> events) {
        assertThat(events.getLast()).isInstanceOf(LlmEvent.Failed.class);
        return ((LlmEvent.Failed) events.getLast()).failure();
    }

    static LlmEvent.Completed completed(List<LlmEvent> events) {
        assertThat(events.getLast()).isInstanceOf(LlmEvent.Completed.class);
        return (LlmEvent.Completed) events.getLast();
    }
}
