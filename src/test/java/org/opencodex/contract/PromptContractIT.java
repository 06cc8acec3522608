package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** What reaches the model: the conversation, the instructions, the parameters. */
@OnTheRig
class PromptContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;
    private final String chat;
    private final StreamClient stream;

    PromptContractIT(Rig rig) {
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

    private void configure(String config) {
        assertThat(api.put("projects/" + project + "/agent-config", config).status())
                .isEqualTo(200);
    }

    private JsonObject requestFor(String question) {
        stream.ask(question);
        return rig.llm().takeRequest().body();
    }

    private static List<String> turns(JsonObject request) {
        return request.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(turn -> turn.getString("role") + ": " + turn.getString("content"))
                .toList();
    }

    @Test
    void asksTheConfiguredModelWithTheKey() {
        stream.ask("Hi");
        var request = rig.llm().takeRequest();
        assertThat(request.body().getString("model")).isEqualTo(Rig.MODEL);
        assertThat(request.body().getBoolean("stream")).isTrue();
        assertThat(request.authorization()).isEqualTo("Bearer " + Rig.KEY);
    }

    @Test
    void sendsTheConversationOldestFirst() {
        rig.llm().next(Script.says("Four"));
        requestFor("Two and two?");
        assertThat(turns(requestFor("And two more?")))
                .containsExactly("user: Two and two?", "assistant: Four", "user: And two more?");
    }

    @Test
    void sendsTheInstructionsFirst() {
        configure("{\"system_instructions\": \"You are a poet.\"}");
        assertThat(turns(requestFor("Hi"))).containsExactly("system: You are a poet.", "user: Hi");
    }

    @Test
    void sendsMessagesThatWereWrittenOverRest() {
        api.newMessage(chat, "I am called Ada.");
        assertThat(turns(requestFor("Who am I?"))).containsExactly("user: I am called Ada.", "user: Who am I?");
    }

    @Test
    void sendsNothingOfOtherChats() {
        api.newMessage(api.newChat(project), "Elsewhere");
        assertThat(turns(requestFor("Hi"))).containsExactly("user: Hi");
    }

    @Test
    void sendsNoAnswerWithoutText() {
        rig.llm().next(Script.refuses(500, "{}"));
        requestFor("One");
        assertThat(turns(requestFor("Two"))).containsExactly("user: One", "user: Two");
    }

    @Test
    void sendsThePartOfAnAnswerThatWasStopped() {
        rig.llm().next(Script.gated("Half", " an answer"));
        stream.say("One");
        var generation = stream.until("start").getLast().getString("generation_id");
        rig.llm().release(1);
        stream.chunks("Half");
        stream.stop(generation);
        stream.next("end");
        rig.llm().takeRequest();
        assertThat(turns(requestFor("Two"))).containsExactly("user: One", "assistant: Half", "user: Two");
    }

    @Test
    void sendsTheDefaultParameters() {
        var request = requestFor("Hi");
        assertThat(request.getJsonNumber("temperature").doubleValue()).isEqualTo(0.7);
        assertThat(request.getInt("max_tokens")).isEqualTo(4096);
    }

    @Test
    void sendsEveryKnownParameter() {
        configure("""
                {"llm_config": {"temperature": 0.25, "max_tokens": 99, "top_p": 0.5, "stop": ["END", "STOP"], "seed": 7,
                    "presence_penalty": 0.5, "frequency_penalty": -0.5}}""");
        var request = requestFor("Hi");
        assertThat(request.getJsonNumber("temperature").doubleValue()).isEqualTo(0.25);
        assertThat(request.getInt("max_tokens")).isEqualTo(99);
        assertThat(request.getJsonNumber("top_p").doubleValue()).isEqualTo(0.5);
        assertThat(request.getJsonArray("stop")).hasToString("[\"END\",\"STOP\"]");
        assertThat(request.getInt("seed")).isEqualTo(7);
        assertThat(request.getJsonNumber("presence_penalty").doubleValue()).isEqualTo(0.5);
        assertThat(request.getJsonNumber("frequency_penalty").doubleValue()).isEqualTo(-0.5);
    }

    @Test
    void sendsNeitherAbsentNorUnknownParameters() {
        configure("{\"llm_config\": {\"mirostat\": 2}}");
        assertThat(requestFor("Hi"))
                .doesNotContainKeys("mirostat", "temperature", "max_tokens", "top_p", "seed", "stop");
    }

    @Test
    void asksTheModelThatIsConfiguredNow() {
        requestFor("One");
        configure("{\"llm_model\": \"another-model\"}");
        assertThat(requestFor("Two").getString("model")).isEqualTo("another-model");
        assertThat(api.messages(chat).each("messages", "model"))
                .containsExactly("null", Rig.MODEL, "null", "another-model");
    }
}
