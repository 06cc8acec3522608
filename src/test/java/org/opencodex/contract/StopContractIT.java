package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B: {@code stop} ends the model call and keeps the partial text. */
@OnTheRig
class StopContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;
    private final StreamClient stream;

    StopContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
        stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    private String beginsWith(String first) {
        rig.llm().next(Script.gated(first, "and so on"));
        stream.say("Talk");
        var generation = stream.until("start").getLast().getString("generation_id");
        rig.llm().release(1);
        stream.chunks(first);
        return generation;
    }

    @Test
    void endsTheModelCall() {
        stream.stop(beginsWith("Once "));
        rig.llm().awaitHangUp();
        assertThat(stream.next("end").getString("status")).isEqualTo("stopped");
    }

    @Test
    void keepsThePartialText() {
        stream.stop(beginsWith("Once "));
        var end = stream.next("end");
        assertThat(end.getInt("text_length")).isEqualTo("Once ".length());
        var answer = api.get("chats/" + chat + "/messages/" + end.getString("message_id"));
        assertThat(answer.at("/content")).isEqualTo("Once ");
        assertThat(answer.at("/status")).isEqualTo("stopped");
    }

    @Test
    void acknowledgesAgainWhatHasEnded() {
        var generation = beginsWith("Once ");
        stream.stop(generation);
        var end = stream.next("end");
        stream.stop(generation);
        assertThat(stream.next("end")).isEqualTo(end);
    }

    @Test
    void acknowledgesACompletedOneByItsEnd() {
        var end = stream.ask("Hi").getLast();
        stream.stop(end.getString("generation_id"));
        assertThat(stream.next("end")).isEqualTo(end);
    }

    @Test
    void stopsBeforeTheFirstWord() {
        rig.llm().next(Script.gated("Never"));
        stream.say("Talk");
        var generation = stream.until("start").getLast().getString("generation_id");
        rig.llm().takeRequest();
        stream.stop(generation);
        assertThat(stream.next("end").getInt("text_length")).isZero();
        rig.llm().awaitHangUp();
    }

    @Test
    void listsAnAnswerThatWasStoppedBeforeItsFirstWord() {
        rig.llm().next(Script.gated("Never"));
        stream.say("Talk");
        stream.stop(stream.until("start").getLast().getString("generation_id"));
        stream.next("end");
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("Talk", "");
        assertThat(api.messages(chat).at("/total")).isEqualTo("2");
    }

    @Test
    void freesTheChat() {
        stream.stop(beginsWith("Once "));
        stream.next("end");
        assertThat(stream.ask("Next").getLast().getString("type")).isEqualTo("end");
    }

    @Test
    void isSeenByEverySocket() {
        var generation = beginsWith("Once ");
        try (var other = api.stream(chat)) {
            other.until("chunk");
            other.stop(generation);
            assertThat(other.next("end")).isEqualTo(stream.next("end"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0198f3a0-0000-7000-8000-000000000000", "none"})
    void doesNotKnowAnUnknownGeneration(String id) {
        stream.stop(id);
        var error = stream.next("error");
        assertThat(error.getString("code")).isEqualTo("not_found");
        assertThat(error).doesNotContainKey("generation_id");
    }
}
