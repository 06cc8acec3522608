package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.rig.StreamClient.text;
import static org.opencodex.rig.StreamClient.types;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Parts A and B: one message over the socket, and the frames of its answer. */
@OnTheRig
class StreamContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;
    private final StreamClient stream;

    StreamContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
        stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    @Test
    void sendsTheFramesInTheirOrder() {
        rig.llm().next(Script.gated("Hel", "lo"));
        stream.say("Hi");
        stream.next("user_message_saved");
        stream.next("start");
        rig.llm().release(1);
        assertThat(stream.next("chunk").getString("content")).isEqualTo("Hel");
        rig.llm().release(1);
        assertThat(stream.next("chunk").getString("content")).isEqualTo("lo");
        stream.next("end");
    }

    @Test
    void startsBeforeTheModelSaysAnything() {
        rig.llm().next(Script.gated("Hello"));
        stream.say("Hi");
        assertThat(types(stream.until("start"))).containsExactly("user_message_saved", "start");
        rig.llm().release(1);
        stream.answer();
    }

    @Test
    void hasStoredTheMessageWhenItSaysSo() {
        rig.llm().next(Script.gated("Hello"));
        stream.say("Hi");
        var saved = stream.next("user_message_saved");
        var message = api.get("chats/" + chat + "/messages/" + saved.getString("message_id"));
        assertThat(message.at("/content")).isEqualTo("Hi");
        assertThat(message.at("/created_at")).isEqualTo(saved.getString("created_at"));
        assertThat(saved.isNull("parent_id")).isTrue();
        rig.llm().release(1);
        stream.answer();
    }

    @Test
    void saysWhoAnswers() {
        var start = frame(stream.ask("Hi"), "start");
        assertThat(start.getString("provider")).isEqualTo("openai");
        assertThat(start.getString("model")).isEqualTo(Rig.MODEL);
        assertThat(start.getInt("omitted_messages")).isZero();
        assertThat(start).doesNotContainKey("resumed_from").containsKeys("generation_id", "message_id");
    }

    @Test
    void numbersTheEntriesOfALogFromOneWithoutAGap() {
        var frames = stream.ask("Count");
        var numbers = frames.stream()
                .filter(frame -> frame.containsKey("seq"))
                .map(frame -> frame.getInt("seq"))
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(frames.getLast().getInt("seq")).isEqualTo(numbers.size());
    }

    @Test
    void namesTheGenerationInEveryFrameOfItsLog() {
        var frames = stream.ask("Hi");
        var generation = frame(frames, "start").getString("generation_id");
        assertThat(frames.stream().skip(1).map(frame -> frame.getString("generation_id")))
                .containsOnly(generation);
    }

    @Test
    void endsWithWhatItHasStored() throws Exception {
        rig.llm().next(Script.says("Hello ", "wörld ", "👍"));
        var frames = stream.ask("Hi");
        var end = frames.getLast();
        assertThat(end.getString("status")).isEqualTo("completed");
        assertThat(end.getString("finish_reason")).isEqualTo("stop");
        assertThat(end.getInt("text_length")).isEqualTo("Hello wörld ".length() + 1);
        assertThat(end.getString("sha256")).isEqualTo(sha256("Hello wörld 👍"));
        assertThat(end.getString("message_id")).isEqualTo(frame(frames, "start").getString("message_id"));
        assertThat(api.get("chats/" + chat + "/messages/" + end.getString("message_id"))
                        .at("/content"))
                .isEqualTo("Hello wörld 👍");
    }

    @Test
    void tellsTheTokensThatTheProviderCounted() {
        rig.llm().next(Script.says("One ", "two"));
        var usage = stream.ask("Hi").getLast().getJsonObject("usage");
        assertThat(usage.getInt("input_tokens")).isEqualTo(7);
        assertThat(usage.getInt("output_tokens")).isEqualTo(2);
        assertThat(usage.get("first_token_ms")).isInstanceOf(JsonNumber.class);
    }

    @Test
    void showsThatTheModelsLimitCutTheAnswerOff() {
        rig.llm().next(Script.says("Half of").finishing("length"));
        var end = stream.ask("Hi").getLast();
        assertThat(end.getString("type")).isEqualTo("end");
        assertThat(end.getString("finish_reason")).isEqualTo("length");
        assertThat(api.messages(chat).at("/messages/1/finish_reason")).isEqualTo("length");
    }

    @Test
    void listsWhatWasStreamed() {
        var shown = text(stream.ask("Tell me something long enough for several chunks"));
        var page = api.messages(chat);
        assertThat(page.each("messages", "role")).containsExactly("user", "assistant");
        assertThat(page.at("/messages/1/content")).isEqualTo(shown);
        assertThat(page.at("/messages/1/status")).isEqualTo("completed");
        assertThat(page.at("/total")).isEqualTo("2");
    }

    @Test
    void keepsWhoAnsweredWithTheMessage() {
        var frames = stream.ask("Hi");
        var page = api.messages(chat);
        assertThat(page.at("/messages/1/id")).isEqualTo(frames.getLast().getString("message_id"));
        assertThat(page.at("/messages/1/generation_id"))
                .isEqualTo(frames.getLast().getString("generation_id"));
        assertThat(page.at("/messages/1/parent_id")).isEqualTo(page.at("/messages/0/id"));
        assertThat(page.at("/messages/1/provider")).isEqualTo("openai");
        assertThat(page.at("/messages/1/model")).isEqualTo(Rig.MODEL);
    }

    @Test
    void answersOneMessageAfterTheOther() {
        stream.ask("One");
        stream.ask("Two");
        assertThat(api.messages(chat).each("messages", "role"))
                .containsExactly("user", "assistant", "user", "assistant");
        assertThat(api.messages(chat).at("/messages/2/content")).isEqualTo("Two");
    }

    @Test
    void endsAnEmptyAnswer() {
        rig.llm().next(Script.says());
        var frames = stream.ask("Say nothing");
        assertThat(types(frames)).containsExactly("user_message_saved", "start", "end");
        assertThat(frames.getLast().getInt("text_length")).isZero();
    }

    @Test
    void answersAPing() {
        assertThat(stream.isAlive()).isTrue();
    }

    @Test
    void showsTheSeedsMembersInTheSeedsPlaces() {
        var frames = stream.ask("Hi");
        assertThat(frame(frames, "user_message_saved")).containsKey("message_id");
        assertThat(frame(frames, "chunk")).containsKey("content");
        assertThat(frame(frames, "end")).containsKey("message_id");
    }

    private static JsonObject frame(List<JsonObject> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
