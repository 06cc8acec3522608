package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B: a chat has at most one generation that is queued or streaming. */
@OnTheRig
class OneAtATimeContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;
    private final StreamClient stream;
    private String generation;

    OneAtATimeContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
        stream = api.stream(chat);
    }

    @BeforeEach
    void begin() {
        rig.llm().next(Script.gated("One ", "two"));
        stream.say("Count");
        generation = stream.until("start").getLast().getString("generation_id");
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    private void finish() {
        rig.llm().release(2);
        stream.until("end");
    }

    @Test
    void refusesASecondMessageAndStoresNothing() {
        stream.say("And I?");
        var error = stream.next("error");
        assertThat(error.getString("code")).isEqualTo("generation_running");
        assertThat(error.getString("running_generation_id")).isEqualTo(generation);
        assertThat(error.getBoolean("retryable")).isTrue();
        assertThat(error).doesNotContainKey("generation_id");
        finish();
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("Count", "One two");
    }

    @Test
    void refusesItFromAnotherSocketToo() {
        try (var other = api.stream(chat)) {
            other.until("start");
            other.say("And I?");
            assertThat(other.next("error").getString("code")).isEqualTo("generation_running");
        }
        finish();
    }

    @Test
    void refusesAMessageByRest() {
        var answer = api.post("chats/" + chat + "/messages", "{\"content\": \"And I?\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo("generation_running");
        assertThat(answer.at("/running_generation_id")).isEqualTo(generation);
        finish();
        assertThat(api.messages(chat).at("/total")).isEqualTo("2");
    }

    @Test
    void leavesOtherChatsAlone() {
        try (var other = api.stream(api.newChat())) {
            assertThat(other.ask("Hi").getLast().getString("type")).isEqualTo("end");
        }
        finish();
    }

    @Test
    void takesTheNextOnceTheAnswerHasEnded() {
        finish();
        assertThat(stream.ask("Next").getLast().getString("type")).isEqualTo("end");
    }
}
