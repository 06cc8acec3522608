package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.contract.Facts.assertProblem;
import static org.opencodex.rig.StreamClient.text;
import static org.opencodex.rig.StreamClient.types;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.ScriptedLlm;

class StreamIT {
    private final Rig rig = Rig.shared();
    private final Api api = rig.api();
    private final ScriptedLlm llm = rig.llm();

    @Test
    void streamsAnAnswerInTheOrderOfTheContract() {
        var chat = api.chat();
        llm.next(Script.says("Hello", ", ", "world"));
        try (var stream = api.stream(chat)) {
            var frames = stream.say("hi").answer();

            assertThat(types(frames)).containsExactly("user_message_saved", "start", "chunk", "end");
            assertThat(text(frames)).isEqualTo("Hello, world");
            var messages = messages(chat, "");
            assertThat(messages).extracting(message -> message.getString("role")).containsExactly("user", "assistant");
            assertThat(messages).extracting(message -> message.getString("content")).containsExactly("hi", "Hello, world");
            assertThat(frames.getFirst().getString("message_id")).isEqualTo(messages.get(0).getString("id"));
            var end = frames.getLast();
            assertThat(end.getString("message_id")).isEqualTo(messages.get(1).getString("id"));
            assertThat(end.getString("status")).isEqualTo("completed");
            assertThat(end.getString("finish_reason")).isEqualTo("stop");
            assertThat(end.getInt("text_length")).isEqualTo(12);
            assertThat(end.getString("sha256")).isEqualTo("4ae7c3b6ac0beff671efa8cf57386151c06e58ca53a78d83f36107316cec125f");
            assertThat(messages.get(1).getJsonObject("usage").getInt("output_tokens")).isEqualTo(3);
        }
    }

    @Test
    void numbersTheLogFromOneWithoutGaps() {
        llm.next(Script.says("a", "b", "c"));
        try (var stream = api.stream(api.chat())) {
            var entries = stream.say("hi").answer().stream()
                    .filter(frame -> frame.containsKey("seq"))
                    .toList();
            for (var i = 0; i < entries.size(); i++) {
                assertThat(entries.get(i).getInt("seq")).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void joinsSurrogatePairsAndDropsWhatNoDatabaseKeeps() {
        var chat = api.chat();
        llm.next(Script.says("fox \ud83e", "\udd8a", " nul\u0000l", " lone \udd8a", " end\ud83e"));
        try (var stream = api.stream(chat)) {
            var shown = text(stream.say("hi").answer());
            assertThat(shown).startsWith("fox 🦊 null lone \ufffd end");
            assertThat(messages(chat, "").getLast().getString("content")).isEqualTo(shown);
        }
    }

    @Test
    void sendsHistoryInstructionsAndParametersToTheModel() {
        var project = api.project();
        api.put(
                "api/v1/projects/" + project + "/agent-config",
                "{\"system_instructions\":\"be brief\",\"llm_model\":\"m1\",\"llm_config\":{\"temperature\":0.1,\"stop\":\"X\"}}");
        var chat = api.chatIn(project);
        try (var stream = api.stream(chat)) {
            llm.next(Script.says("one"));
            stream.say("first").answer();
            llm.takeRequest();
            llm.next(Script.says("two"));
            stream.say("second").answer();
        }
        var asked = llm.takeRequest().body();
        assertThat(asked.getString("model")).isEqualTo("m1");
        assertThat(asked.getJsonNumber("temperature").doubleValue()).isEqualTo(0.1);
        assertThat(asked.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("role") + ": " + message.getString("content"))
                .containsExactly("system: be brief", "user: first", "assistant: one", "user: second");
    }

    @Test
    void showsChunksWhileTheModelStillSpeaks() {
        llm.next(Script.gated("one ", "two ", "three"));
        try (var stream = api.stream(api.chat())) {
            stream.say("hi").until("start");
            llm.release(1);
            assertThat(stream.next().getString("content")).isEqualTo("one ");
            llm.release(1);
            assertThat(stream.next().getString("content")).isEqualTo("two ");
            llm.release(1);
            assertThat(text(stream.answer())).isEqualTo("three");
        }
    }

    @Test
    void showsEverySocketOfTheChatTheSame() {
        var chat = api.chat();
        llm.next(Script.says("to ", "both"));
        try (var asker = api.stream(chat);
                var other = api.stream(chat)) {
            var asked = asker.say("hi").answer();
            var seen = other.answer();
            assertThat(seen.getFirst().getString("type")).isEqualTo("message_created");
            assertThat(seen.getFirst().getJsonObject("message").getString("content")).isEqualTo("hi");
            assertThat(seen.subList(1, seen.size())).isEqualTo(asked.subList(1, asked.size()));
        }
    }

    @Test
    void goesOnWithoutASocketAndAttachesANewOneFromTheStart() {
        var chat = api.chat();
        llm.next(Script.gated("before ", "after"));
        try (var stream = api.stream(chat)) {
            stream.say("hi").until("start");
            llm.release(1);
            stream.until("chunk");
        }
        try (var stream = api.stream(chat)) {
            assertThat(types(stream.until("chunk"))).containsExactly("start", "chunk");
            llm.release(1);
            assertThat(types(stream.answer())).containsExactly("chunk", "end");
        }
        assertThat(messages(chat, "").getLast().getString("content")).isEqualTo("before after");
    }

    @Test
    void listsARunningAnswerOnlyWhenAsked() {
        var chat = api.chat();
        llm.next(Script.gated("so far", " and more"));
        try (var stream = api.stream(chat)) {
            stream.say("hi").until("start");
            llm.release(1);
            stream.until("chunk");

            assertThat(messages(chat, "")).hasSize(1);
            var running = messages(chat, "?include=streaming").getLast();
            assertThat(running.getString("content")).isEqualTo("so far");
            assertThat(running.getString("status")).isEqualTo("streaming");
            assertThat(running.getInt("up_to_seq")).isEqualTo(1);
            llm.release(1);
            stream.answer();
        }
        assertThat(messages(chat, "")).hasSize(2);
    }

    @Test
    void writesOneAnswerAtATime() {
        var chat = api.chat();
        llm.next(Script.gated("slow"));
        try (var stream = api.stream(chat)) {
            var running = stream.say("hi").until("start").getLast().getString("generation_id");

            var refused = stream.say("again").next();
            assertThat(refused.getString("code")).isEqualTo("generation_running");
            assertThat(refused.getString("running_generation_id")).isEqualTo(running);
            assertThat(refused.getBoolean("retryable")).isTrue();
            assertThat(refused).doesNotContainKey("generation_id");
            assertProblem(
                    api.post("api/v1/chats/" + chat + "/messages", "{\"content\":\"x\"}"), 409, "generation_running");
            llm.release(1);
            stream.answer();
        }
        assertThat(messages(chat, "")).hasSize(2);
    }

    @Test
    void stopsAndKeepsTheText() {
        var chat = api.chat();
        llm.next(Script.gated("kept", "never"));
        try (var stream = api.stream(chat)) {
            var generation = stream.say("hi").until("start").getLast().getString("generation_id");
            llm.release(1);
            stream.until("chunk");
            var stop = "{\"type\":\"stop\",\"generation_id\":\"" + generation + "\"}";

            var end = stream.send(stop).next();

            assertThat(end.getString("type")).isEqualTo("end");
            assertThat(end.getString("status")).isEqualTo("stopped");
            llm.awaitHangUp();
            assertThat(stream.send(stop).next()).isEqualTo(end);
        }
        assertThat(messages(chat, "").getLast().getString("content")).isEqualTo("kept");
        assertThat(messages(chat, "").getLast().getString("status")).isEqualTo("stopped");
    }

    @ParameterizedTest
    @CsvSource({"401,provider_key_refused,OPENAI_API_KEY", "404,model_not_found,model", "400,provider_rejected,parameters"})
    void saysWhatToDoWhenTheProviderRefuses(int status, String code, String advice) {
        var chat = api.chat();
        llm.next(Script.refuses(status, "{\"error\":{\"message\":\"no\"}}"));
        try (var stream = api.stream(chat)) {
            var frames = stream.say("hi").answer();
            assertThat(types(frames)).containsExactly("user_message_saved", "start", "error");
            var error = frames.getLast();
            assertThat(error.getString("code")).isEqualTo(code);
            assertThat(error.getString("content")).contains(advice);
            assertThat(error.getString("status")).isEqualTo("failed");
            assertThat(error.getString("generation_id")).isNotEmpty();
        }
        assertThat(messages(chat, "")).hasSize(1);
        assertThat(messages(chat, "?include=failed")).hasSize(2);
    }

    @Test
    void keepsTheTextOfAnAnswerThatBreaksOff() {
        var chat = api.chat();
        llm.next(Script.says("half of").ending(Script.Ending.RESET));
        try (var stream = api.stream(chat)) {
            var error = stream.say("hi").answer().getLast();
            assertThat(error.getString("code")).isEqualTo("truncated");
            assertThat(error.getString("status")).isEqualTo("failed");
        }
        assertThat(messages(chat, "").getLast().getString("content")).isEqualTo("half of");
        assertThat(messages(chat, "").getLast().getString("status")).isEqualTo("failed");
    }

    @Test
    void saysWhichProvidersThereAre() {
        var project = api.project();
        api.put("api/v1/projects/" + project + "/agent-config", "{\"llm_provider\":\"oracle\"}");
        try (var stream = api.stream(api.chatIn(project))) {
            var error = stream.say("hi").answer().getLast();
            assertThat(error.getString("code")).isEqualTo("provider_unknown");
            assertThat(error.getString("content")).contains("openai", "demo");
        }
    }

    @Test
    void answersByTheDemoWithoutAKey() {
        var project = api.project();
        api.put(
                "api/v1/projects/" + project + "/agent-config",
                "{\"llm_provider\":\"demo\",\"llm_config\":{\"max_tokens\":12}}");
        try (var stream = api.stream(api.chatIn(project))) {
            var frames = stream.say("hi").answer();
            assertThat(text(frames)).startsWith("This is the built-in demo");
            assertThat(frames.getLast().getString("finish_reason")).isEqualTo("length");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{", "[]", "{}", "{\"type\":\"nonsense\"}", "{\"type\":7}", "{\"type\":\"message\"}",
        "{\"type\":\"message\",\"content\":\"\"}", "{\"type\":\"message\",\"content\":7}",
        "{\"type\":\"message\",\"content\":\"a\\u0000\"}"
    })
    void answersABadFrameAndStaysOpen(String frame) {
        var chat = api.chat();
        try (var stream = api.stream(chat)) {
            assertThat(stream.send(frame).next().getString("type")).isEqualTo("error");
            assertThat(stream.send("{\"type\":\"ping\"}").next().getString("type")).isEqualTo("pong");
        }
        assertThat(messages(chat, "?include=streaming,failed")).isEmpty();
    }

    @Test
    void refusesContentThatIsTooLong() {
        var chat = api.chat();
        try (var stream = api.stream(chat)) {
            assertThat(stream.say("a".repeat(200_001)).next().getString("code")).isEqualTo("validation_failed");
            llm.next(Script.says("ok"));
            assertThat(types(stream.say("🦊".repeat(100_000)).answer()))
                    .containsExactly("user_message_saved", "start", "chunk", "end");
        }
        assertThat(messages(chat, "")).hasSize(2);
    }

    @Test
    void closesOnAFrameOverTwoMebibytes() {
        try (var stream = api.stream(api.chat())) {
            var frame = Json.createObjectBuilder().add("type", "message").add("content", "a".repeat(2 * 1024 * 1024)).build();
            stream.send(frame.toString());
            assertThat(stream.closeCode()).isEqualTo(1009);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-7000-8000-00000000ffff", "%20"})
    void closesWith4404ForAnUnknownChat(String id) {
        try (var stream = api.stream(id)) {
            var error = stream.next();
            assertThat(error.getString("type")).isEqualTo("error");
            assertThat(error.getString("code")).isEqualTo("not_found");
            assertThat(stream.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void tellsOpenSocketsThatTheirChatWasDeleted() {
        var chat = api.chat();
        llm.next(Script.gated("never"));
        try (var stream = api.stream(chat)) {
            stream.say("hi").until("start");
            api.delete("api/v1/chats/" + chat);
            assertThat(stream.until("chat_deleted").getLast().getString("chat_id")).isEqualTo(chat);
            assertThat(stream.closeCode()).isEqualTo(4404);
        }
        llm.awaitHangUp();
    }

    private List<JsonObject> messages(String chat, String query) {
        return api.get("api/v1/chats/" + chat + "/messages" + query)
                .json()
                .getJsonArray("messages")
                .getValuesAs(JsonObject.class);
    }
}
