package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;

/** Part A: what the socket refuses. The error concerns one request: it has no {@code generation_id}. */
@OnTheRig
class StreamInputContractIT {
    private static final int MEBIBYTE = 1024 * 1024;

    private final Rig rig;
    private final Api api;
    private final String chat;
    private final StreamClient stream;

    StreamInputContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
        stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "hello",
                "[]",
                "7",
                "null",
                "{\"type\": \"message\", \"content\": \"Hi\"",
                "{}",
                "{\"type\": 7}",
                "{\"type\": null}",
                "{\"type\": \"MESSAGE\", \"content\": \"Hi\"}",
                "{\"type\": \"shout\", \"content\": \"Hi\"}",
                "{\"content\": \"Hi\"}",
                "{\"type\": \"message\"}",
                "{\"type\": \"message\", \"content\": \"\"}",
                "{\"type\": \"message\", \"content\": null}",
                "{\"type\": \"message\", \"content\": 7}",
                "{\"type\": \"message\", \"content\": [\"Hi\"]}",
                "{\"type\": \"message\", \"content\": \"a\\u0000b\"}",
                "{\"type\": \"message\", \"content\": \"\\ud83d\"}",
                "{\"type\": \"stop\"}",
                "{\"type\": \"stop\", \"generation_id\": null}"
            })
    void refusesABadFrameAndStaysOpen(String frame) {
        stream.send(frame);
        var error = stream.next("error");
        assertThat(error.getString("content")).isNotBlank();
        assertThat(error.getString("code")).isIn("malformed_json", "frame_invalid", "validation_failed");
        assertThat(error.getBoolean("retryable")).isFalse();
        assertThat(error).doesNotContainKey("generation_id");
        assertNothingStored();
    }

    @Test
    void namesTheBadField() {
        stream.send("{\"type\": \"message\", \"content\": \"\"}");
        var errors = stream.next("error").getJsonArray("errors");
        assertThat(errors.getJsonObject(0).getString("field")).isEqualTo("content");
    }

    @Test
    void takes200000UnitsAndNotOneMore() {
        stream.say("x".repeat(200_001));
        assertThat(stream.next("error").getString("code")).isEqualTo("validation_failed");
        assertNothingStored();
        stream.say("x".repeat(200_000));
        stream.next("user_message_saved");
        stream.answer();
    }

    @Test
    void countsUtf16UnitsAndNotCharacters() {
        stream.say("👍".repeat(100_001));
        assertThat(stream.next("error").getString("code")).isEqualTo("validation_failed");
        assertNothingStored();
    }

    @Test
    void ignoresUnknownMembersOfAFrame() {
        stream.send("{\"type\": \"message\", \"content\": \"Hi\", \"model\": \"other\", \"role\": \"system\"}");
        stream.answer();
        assertThat(api.messages(chat).at("/messages/0/role")).isEqualTo("user");
        assertThat(rig.llm().takeRequest().body().getString("model")).isEqualTo(Rig.MODEL);
    }

    @Test
    void takesAFrameJustBelow2Mebibytes() {
        stream.send("{\"type\": \"ping\", \"extra\": \"" + "x".repeat(2 * MEBIBYTE - 100) + "\"}");
        assertThat(stream.next().getString("type")).isEqualTo("pong");
    }

    @Test
    void closesOnAFrameOver2Mebibytes() {
        stream.trySend("{\"type\": \"message\", \"content\": \"" + "x".repeat(2 * MEBIBYTE) + "\"}");
        assertThat(stream.closeCode()).isEqualTo(1009);
        assertThat(api.messages(chat).at("/total")).isEqualTo("0");
    }

    @Test
    void countsTheBytesOfAFrameAndNotItsCharacters() {
        stream.trySend("{\"type\": \"ping\", \"extra\": \"" + "你".repeat(MEBIBYTE) + "\"}");
        assertThat(stream.closeCode()).isEqualTo(1009);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0198f3a0-0000-7000-8000-000000000000", "none", "1", "%20", "%E4%BD%A0"})
    void closesOnAnUnknownChat(String id) {
        try (var nowhere = api.stream(id)) {
            var error = nowhere.next("error");
            assertThat(error.getString("code")).isEqualTo("not_found");
            assertThat(error.getString("content")).isNotBlank();
            assertThat(nowhere.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void doesNotKnowAGenerationOfAnotherChat() {
        var elsewhere = api.newChat();
        try (var other = api.stream(elsewhere)) {
            var generation = other.ask("Hi").getLast().getString("generation_id");
            stream.stop(generation);
            assertThat(stream.next("error").getString("code")).isEqualTo("not_found");
        }
    }

    private void assertNothingStored() {
        assertThat(stream.isAlive()).isTrue();
        assertThat(api.get("chats/" + chat + "/messages?include=streaming,failed")
                        .at("/total"))
                .isEqualTo("0");
        assertThat(rig.llm().waitingRequests()).isZero();
    }
}
