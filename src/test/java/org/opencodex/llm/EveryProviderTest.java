package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencodex.catalogue.AuthStyle;
import org.opencodex.catalogue.ProviderEntry;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;

/** Every entry of the catalogue is asked for one stream, over real HTTP, at its own path and with its own kind of key. */
class EveryProviderTest {
    private static final String KEY = "canary-0123456789";
    private static final ScriptedLlm LLM = new ScriptedLlm();

    @AfterAll
    static void close() {
        LLM.close();
    }

    static Stream<ProviderEntry> entries() {
        return Calls.catalogue().all().stream().filter(entry -> entry.wire() != WireFormat.DEMO);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void answersAtItsPathWithItsKey(ProviderEntry entry) {
        var path = entry.baseUrl().map(URI::getPath).orElse("/openai/v1");
        var endpoint = Endpoint.of(entry).savedAs(LLM.baseUrl().resolve(path), Optional.of(KEY), KeySource.OWN);
        var model = entry.defaultModel().orElse("some-model");
        LLM.next(Script.says("Hello", " from ", entry.id()));

        var events = Calls.events(
                Calls.provider(endpoint, StreamLimits.DEFAULT, Retries.NONE),
                new LlmRequest(
                        model,
                        List.of(new LlmRequest.Turn(LlmRequest.Role.USER, "hello")),
                        // What every new project has (contract, part A).
                        LlmParameters.of(Calls.json("{\"temperature\": 0.7, \"max_tokens\": 4096}"))));

        assertThat(Calls.text(events)).isEqualTo("Hello from " + entry.id());
        assertThat(Calls.completed(events).finishReason()).isEqualTo(FinishReason.STOP);
        var asked = LLM.takeRequest();
        assertThat(asked.path()).isEqualTo((path.equals("/") ? "" : path) + end(entry, model));
        assertThat(asked.keys()).containsExactly(header(entry));
    }

    private static String end(ProviderEntry entry, String model) {
        return switch (entry.wire()) {
            case OPENAI -> "/chat/completions";
            case ANTHROPIC -> "/messages";
            case GEMINI -> "/models/" + model + ":streamGenerateContent";
            case DEMO -> throw new IllegalArgumentException("The demo is not asked.");
        };
    }

    private static Map.Entry<String, String> header(ProviderEntry entry) {
        return entry.auth() == AuthStyle.BEARER
                ? Map.entry("authorization", "Bearer " + KEY)
                : Map.entry(entry.auth().name().toLowerCase(Locale.ROOT).replace('_', '-'), KEY);
    }
}
