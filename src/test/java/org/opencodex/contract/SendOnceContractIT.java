package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B, "Sending once". */
@OnTheRig
class SendOnceContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;
    private final String id = UUID.randomUUID().toString();

    SendOnceContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
    }

    private String message(String content) {
        return "{\"type\":\"message\",\"content\":\"" + content + "\",\"client_message_id\":\"" + id + "\"}";
    }

    private int stored() {
        return Integer.parseInt(
                api.get("chats/" + chat + "/messages?include=streaming,failed").at("/total"));
    }

    @Test
    void answersARepeatAsTheFirstTime() {
        rig.llm().next(Script.says("Once"));
        try (var stream = api.stream(chat)) {
            stream.send(message("Hello"));
            var saved = stream.next("user_message_saved");
            assertThat(saved.getString("client_message_id")).isEqualTo(id);
            var first = stream.answer();
            stream.send(message("Hello"));
            assertThat(stream.next("user_message_saved")).isEqualTo(saved);
            assertThat(stream.next("start").getInt("resumed_from")).isZero();
            assertThat(stream.answer()).isEqualTo(first.subList(1, first.size()));
            assertThat(stored()).isEqualTo(2);
        }
    }

    @Test
    void joinsTheAnswerThatRuns() {
        rig.llm().next(Script.gated("On", "ce"));
        try (var stream = api.stream(chat);
                var other = api.stream(chat)) {
            stream.send(message("Hello"));
            stream.until("start");
            rig.llm().release(1);
            stream.chunks("On");
            other.until("chunk");
            other.send(message("Hello"));
            other.next("user_message_saved");
            assertThat(other.next("start").getInt("resumed_from")).isZero();
            rig.llm().release(1);
            assertThat(StreamClient.text(other.answer())).isEqualTo("Once");
            assertThat(stored()).isEqualTo(2);
        }
    }

    @Test
    void refusesTheIdForAnotherMessage() {
        try (var stream = api.stream(chat)) {
            stream.send(message("Hello"));
            stream.answer();
            stream.send(message("Something else"));
            var error = stream.next("error");
            assertThat(error.getString("code")).isEqualTo("idempotency_mismatch");
            assertThat(error.getString("client_message_id")).isEqualTo(id);
            assertThat(stored()).isEqualTo(2);
        }
    }

    @Test
    void refusesAnIdThatIsNoUuid() {
        try (var stream = api.stream(chat)) {
            stream.send("{\"type\":\"message\",\"content\":\"x\",\"client_message_id\":\"mine\"}");
            assertThat(stream.next("error").getString("code")).isEqualTo("validation_failed");
            assertThat(stored()).isZero();
        }
    }

    @Test
    void holdsOverRestToo() {
        var first = api.post("chats/" + chat + "/generations", message("Hello"));
        assertThat(first.status()).isEqualTo(202);
        var again = api.post("chats/" + chat + "/generations", message("Hello"));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("/generation_id")).isEqualTo(first.at("/generation_id"));
        assertThat(again.at("/user_message/id")).isEqualTo(first.at("/user_message/id"));
        var other = api.post("chats/" + chat + "/generations", message("Something else"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code")).isEqualTo("idempotency_mismatch");
    }

    @Test
    void holdsForMessagesThatAskNoModel() {
        var body = "{\"content\":\"Note\",\"client_message_id\":\"" + id + "\"}";
        var first = api.post("chats/" + chat + "/messages", body);
        var again = api.post("chats/" + chat + "/messages", body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void tellsWhichRequestCouldNotBeTaken() {
        rig.llm().next(Script.gated("wait"));
        try (var stream = api.stream(chat)) {
            stream.say("First");
            stream.until("start");
            stream.send(message("Second"));
            var error = stream.next("error");
            assertThat(error.getString("code")).isEqualTo("generation_running");
            assertThat(error.getString("client_message_id")).isEqualTo(id);
            assertThat(error.getBoolean("retryable")).isTrue();
            rig.llm().release(1);
            stream.answer();
            stream.send(message("Second"));
            assertThat(stream.next("user_message_saved").getString("client_message_id"))
                    .isEqualTo(id);
        }
    }
}
