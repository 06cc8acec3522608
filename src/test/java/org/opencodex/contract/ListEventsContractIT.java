package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B, "Per user": what a list of chats needs. */
@OnTheRig
class ListEventsContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;

    ListEventsContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        project = api.newProject();
    }

    private static JsonObject next(StreamClient events, String type, String chatId) {
        while (true) {
            var frame = type.equals("chat_updated") ? events.nextChatUpdate() : events.next();
            var id = frame.containsKey("chat")
                    ? frame.getJsonObject("chat").getString("id")
                    : frame.getString("chat_id");
            // Other tests' chats are the same user's.
            if (id.equals(chatId)) {
                assertThat(frame.getString("type")).isEqualTo(type);
                return frame;
            }
        }
    }

    @Test
    void tellsWhatBecomesOfAChat() {
        try (var events = api.listEvents()) {
            // A handshake is answered before the socket listens; a ping is answered after.
            assertThat(events.isAlive()).isTrue();
            var chat = api.newChat(project);
            assertThat(next(events, "chat_created", chat).getJsonObject("chat").getString("name"))
                    .isEqualTo("A chat");
            api.put("chats/" + chat, "{\"name\":\"Renamed\"}");
            assertThat(next(events, "chat_updated", chat).getJsonObject("chat").getString("name"))
                    .isEqualTo("Renamed");
            api.delete("chats/" + chat);
            next(events, "chat_deleted", chat);
            api.post("chats/" + chat + "/restore", "");
            next(events, "chat_created", chat);
            api.delete("projects/" + project);
            next(events, "chat_deleted", chat);
        }
    }

    @Test
    void tellsOfAnswersThatBeginAndEnd() {
        var chat = api.newChat(project);
        rig.llm().next(Script.gated("x"));
        try (var events = api.listEvents();
                var stream = api.stream(chat)) {
            assertThat(events.isAlive()).isTrue();
            stream.say("Go");
            var started = next(events, "generation_started", chat);
            try (var late = api.listEvents()) {
                assertThat(next(late, "generation_started", chat).getString("generation_id"))
                        .isEqualTo(started.getString("generation_id"));
            }
            rig.llm().release(1);
            assertThat(next(events, "generation_ended", chat).getString("status"))
                    .isEqualTo("completed");
        }
    }

    @Test
    void comesAsServerSentEventsToo() {
        try (var events = api.eventStream("events")) {
            assertThat(events.status()).isEqualTo(200);
            var chat = api.newChat(project);
            var frame = events.next("chat_created").frame();
            assertThat(frame.getJsonObject("chat").getString("id")).isEqualTo(chat);
        }
    }

    @Test
    void takesNothingButAPing() {
        try (var events = api.listEvents()) {
            events.send("{\"type\":\"message\",\"content\":\"x\"}");
            assertThat(events.next("error").getString("code")).isEqualTo("frame_invalid");
            assertThat(events.isAlive()).isTrue();
        }
    }
}
