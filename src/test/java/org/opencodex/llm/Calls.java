package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ProviderEntry;
import org.opencodex.platform.Egress;
import org.opencodex.platform.MapConfig;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.rig.WireFormat;

/** Calls of models and what came of them. */
final class Calls {
    private static final long LIMIT_SECONDS = 30;

    private Calls() {}

    private static final ProviderHttpClient CLIENT = new ProviderHttpClient(
            Egress.of(new MapConfig(Map.of("opencodex.egress.allow", "loopback")), InetAddress::getAllByName));
    private static final Catalogue CATALOGUE = catalogue();

    static Catalogue catalogue() {
        return Catalogue.with(Optional.empty());
    }

    static ProviderEntry entry(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    /** As the configuration has it. */
    static Endpoint endpoint(String id, URI baseUrl, Optional<String> key) {
        return new Endpoint(
                entry(id),
                Optional.of(baseUrl),
                key,
                KeySource.CONFIGURATION,
                false,
                Optional.of("some-model"),
                List.of("some-model"));
    }

    /** The provider of the catalogue that stands for an API. */
    static String id(WireFormat wire) {
        return switch (wire) {
            case OPENAI -> "openai";
            case ANTHROPIC -> "anthropic";
            case GEMINI -> "gemini";
        };
    }

    /** With the usual limits and without retries. */
    static HttpProvider openAi(URI baseUrl, Optional<String> key) {
        return provider(endpoint("openai", baseUrl, key), StreamLimits.DEFAULT, Retries.NONE);
    }

    /** With the usual limits and without retries. */
    static HttpProvider anthropic(URI baseUrl, Optional<String> key) {
        return provider(endpoint("anthropic", baseUrl, key), StreamLimits.DEFAULT, Retries.NONE);
    }

    /** One call waits for no other. */
    static HttpProvider provider(Endpoint endpoint, StreamLimits limits, Retries retries) {
        return provider(endpoint, limits, retries, new CallQueue(OptionalInt.empty()));
    }

    static HttpProvider provider(Endpoint endpoint, StreamLimits limits, Retries retries, CallQueue queue) {
        return new HttpProvider(
                endpoint,
                new HttpProvider.Ways(CLIENT, queue, limits, retries),
                model -> ParameterRules.of(
                        endpoint.provider(), CATALOGUE.model(endpoint.provider().id(), model)));
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
