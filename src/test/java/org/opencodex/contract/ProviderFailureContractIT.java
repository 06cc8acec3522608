package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.rig.StreamClient.text;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** A provider that fails gives an {@code error} that says what to do, closes the log, and loses no text. */
@OnTheRig
class ProviderFailureContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;
    private final String chat;
    private final StreamClient stream;

    ProviderFailureContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        project = api.newProject();
        chat = api.newChat(project);
        stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    private JsonObject failureOf(Script script) {
        rig.llm().next(script);
        return stream.ask("Hi").getLast();
    }

    private void configure(String config) {
        api.put("projects/" + project + "/agent-config", config);
    }

    @Test
    void saysThatTheKeyIsRefused() {
        var error = failureOf(Script.refuses(401, "{\"error\": {\"message\": \"Incorrect API key provided\"}}"));
        assertThat(error.getString("type")).isEqualTo("error");
        assertThat(error.getString("code")).isEqualTo("provider_key_refused");
        assertThat(error.getBoolean("retryable")).isFalse();
        assertThat(error.getString("content")).contains("OPENAI_API_KEY").contains("Incorrect API key provided");
    }

    @Test
    void saysThatTheModelIsUnknown() {
        configure("{\"llm_model\": \"no-such-model\"}");
        var error = failureOf(Script.refuses(404, "{\"error\": {\"message\": \"The model does not exist\"}}"));
        assertThat(error.getString("code")).isEqualTo("model_not_found");
        assertThat(error.getString("content")).contains("no-such-model").contains("settings");
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        rig.llm().goAway();
        try {
            var error = stream.ask("Hi").getLast();
            assertThat(error.getString("code")).isEqualTo("provider_unreachable");
            assertThat(error.getBoolean("retryable")).isTrue();
            assertThat(error.getString("content")).contains("opencodex.llm.openai.base-url");
        } finally {
            rig.llm().comeBack();
        }
    }

    @Test
    void saysWhichProvidersThereAre() {
        configure("{\"llm_provider\": \"oracle\"}");
        var error = stream.ask("Hi").getLast();
        assertThat(error.getString("code")).isEqualTo("provider_unknown");
        assertThat(error.getString("content"))
                .contains("oracle")
                .contains("openai")
                .contains("demo");
    }

    @Test
    void saysThatAParameterIsRejected() {
        var error = failureOf(Script.refuses(400, "{\"error\": {\"message\": \"max_tokens is too large: 9999\"}}"));
        assertThat(error.getString("code")).isEqualTo("provider_rejected");
        assertThat(error.getString("content")).contains("max_tokens is too large: 9999");
    }

    @Test
    void saysWhatTheProviderSaysWhenItFails() {
        var error = failureOf(Script.refuses(500, "{\"error\": {\"message\": \"The engine overheated\"}}"));
        assertThat(error.getString("code")).isEqualTo("provider_failed");
        assertThat(error.getBoolean("retryable")).isTrue();
        assertThat(error.getString("content")).contains("The engine overheated");
    }

    @Test
    void closesTheLogByTheError() {
        var error = failureOf(Script.refuses(401, "{}"));
        assertThat(error.getString("status")).isEqualTo("failed");
        assertThat(error.getInt("seq")).isEqualTo(1);
        assertThat(error.getInt("text_length")).isZero();
        assertThat(error).containsKeys("generation_id", "message_id", "sha256");
    }

    @Test
    void neverCallsHalfAnAnswerComplete() {
        rig.llm().next(Script.says("Half of").ending(Script.Ending.EOF).finishing(null));
        var frames = stream.ask("Hi");
        assertThat(text(frames)).isEqualTo("Half of");
        assertThat(frames.getLast().getString("type")).isEqualTo("error");
        assertThat(frames.getLast().getString("code")).isEqualTo("truncated");
    }

    @Test
    void keepsTheTextThatWasShown() {
        rig.llm().next(Script.says("Half of").ending(Script.Ending.RESET));
        var error = stream.ask("Hi").getLast();
        assertThat(error.getInt("text_length")).isEqualTo("Half of".length());
        var answer = api.messages(chat);
        assertThat(answer.at("/messages/1/content")).isEqualTo("Half of");
        assertThat(answer.at("/messages/1/status")).isEqualTo("failed");
    }

    @Test
    void hidesAFailedAnswerWithoutText() {
        failureOf(Script.refuses(401, "{}"));
        assertThat(api.messages(chat).each("messages", "role")).containsExactly("user");
    }

    @Test
    void leavesTheSocketOpenAndTheChatFree() {
        failureOf(Script.refuses(401, "{}"));
        assertThat(stream.ask("Again").getLast().getString("type")).isEqualTo("end");
    }

    @Test
    void neverShowsTheKey() {
        var error =
                failureOf(Script.refuses(401, "{\"error\": {\"message\": \"Incorrect API key: " + Rig.KEY + "\"}}"));
        assertThat(error.toString()).doesNotContain(Rig.KEY);
        assertThat(api.get("providers").body()).doesNotContain(Rig.KEY);
    }

    @Test
    void answersByTheDemoWhichNeedsNoKey() {
        configure("{\"llm_provider\": \"demo\", \"llm_model\": \"demo\"}");
        var frames = stream.ask("Hi");
        assertThat(frames.getLast().getString("type")).isEqualTo("end");
        assertThat(text(frames)).containsIgnoringCase("demo");
        assertThat(rig.llm().waitingRequests()).isZero();
    }
}
