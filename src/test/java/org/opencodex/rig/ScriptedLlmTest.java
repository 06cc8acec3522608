package org.opencodex.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedLlmTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ASK = """
            {"model":"m","stream":true,"stream_options":{"include_usage":true},
             "messages":[{"role":"user","content":"Hello there"}]}""";

    private final ScriptedLlm rig = ScriptedLlm.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void saysBackWhatTheUserSaid() throws Exception {
        assertThat(ask(ASK).body())
                .contains("\"content\":\"You \"", "\"content\":\"there\"", "\"finish_reason\":\"stop\"")
                .contains("\"prompt_tokens\":1")
                .endsWith("data: [DONE]\n\n");
        assertThat(rig.requests().get(0).lastUserMessage()).isEqualTo("Hello there");
    }

    @Test
    void playsScriptsInOrder() throws Exception {
        rig.enqueue(Script.answering("first"), Script.refusing(429, "rate", "Slow down").withHeader("Retry-After", "7"));
        assertThat(ask(ASK).body()).contains("first");
        var refused = ask(ASK);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("7");
    }

    @Test
    void keepsCharactersWholeInPacketsOfOneByte() throws Exception {
        rig.enqueue(Script.answering("Zürich 🙂").withPacketBytes(1));
        assertThat(ask(ASK).body()).contains("Zürich 🙂");
    }

    @Test
    void answersWithoutStreaming() throws Exception {
        rig.enqueue(Script.answering("one ", "two"));
        assertThat(ask("{\"model\":\"m\",\"messages\":[]}").body()).contains("\"content\":\"one two\"");
    }

    @Test
    void cutsAndResetsBreakTheBody() {
        rig.enqueue(Script.answering("a").withEnding(Ending.CUT), Script.answering("a").withEnding(Ending.RESET));
        assertThatThrownBy(() -> ask(ASK)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask(ASK)).isInstanceOf(IOException.class);
    }

    @Test
    void holdsDeltasAtTheGateAndKnowsThatTheClientLeft() throws Exception {
        rig.enqueue(Script.answering("one", "two").withGate());
        rig.release(1);
        var response = client.send(request(ASK), BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var seen = new StringBuilder();
            while (seen.indexOf("one") < 0) {
                seen.append(new String(body.readNBytes(1), StandardCharsets.UTF_8));
            }
        }
        assertThat(rig.awaitRequest(0, LIMIT).awaitClosedByClient(LIMIT)).isTrue();
    }

    @Test
    void listsModels() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(rig.baseUrl() + "/models")).build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("rig-small");
    }

    @Test
    void readsScriptsFromJson() {
        var script = Script.of(Wire.parse(
                "{\"chunks\":[\"a\",\"b\"],\"gated\":true,\"finishReason\":null,\"ending\":\"reset\",\"delayMillis\":5}"));
        assertThat(script)
                .isEqualTo(Script.answering("a", "b")
                        .withGate()
                        .withFinishReason(null)
                        .withEnding(Ending.RESET)
                        .withDelayMillis(5));
        assertThat(Script.of(Wire.parse("{\"status\":401,\"body\":\"no\"}"))).isEqualTo(Script.refusing(401, "no"));
    }

    private HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return client.send(request(body), BodyHandlers.ofString());
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create(rig.baseUrl() + "/chat/completions"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
