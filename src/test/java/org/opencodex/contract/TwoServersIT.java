package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Two servers on one database: a client of one follows, stops and takes over what runs on the other. */
@OnTheRig
class TwoServersIT {
    private static AppServer other;

    private final Rig rig;
    private final Api here;
    private final Api there;
    private final String chat;

    TwoServersIT(Rig rig) {
        this.rig = rig;
        here = rig.api();
        there = other.api();
        chat = here.newChat();
    }

    @BeforeAll
    static void startTheOther(Rig rig) {
        other = rig.anotherServer("other");
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    @AfterEach
    void runAgain() {
        if (!other.isRunning()) {
            other.start();
        }
    }

    private String beginsThere(String first) {
        try (var stream = there.stream(chat)) {
            stream.say("Go");
            var generation = stream.until("start").getLast().getString("generation_id");
            rig.llm().release(1);
            stream.chunks(first);
            return generation;
        }
    }

    @Test
    void usesAKeyThatWasSavedOnTheOtherWithinFiveSeconds() {
        var key = Canaries.plant("canary-two-servers-01234567");
        var project = here.newProject();
        here.put("projects/" + project + "/agent-config", "{\"llm_provider\":\"groq\",\"llm_model\":\"m\"}");
        // Both know that there is none.
        assertThat(keyOfGroq(here)).isEqualTo(keyOfGroq(there)).isEqualTo("null");
        here.put(
                "provider-keys/groq",
                "{\"key\":\"" + key + "\",\"base_url\":\"" + rig.llm().baseUrl() + "\"}");
        try (var stream = there.stream(there.newChat(project))) {
            await().atMost(Duration.ofSeconds(5)).until(() -> !keyOfGroq(there).equals("null"));
            stream.say("Hello");
            stream.until("end");
            assertThat(rig.llm().takeRequest().authorization()).isEqualTo("Bearer " + key);
        } finally {
            here.delete("provider-keys/groq");
        }
    }

    private static String keyOfGroq(Api api) {
        return api.get("providers").json().getJsonArray("providers").getValuesAs(JsonObject.class).stream()
                .filter(provider -> provider.getString("id").equals("groq"))
                .map(provider -> String.valueOf(provider.get("key")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void followsWhatBeginsOnTheOther() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        try (var watcher = here.stream(chat);
                var asker = there.stream(chat)) {
            asker.say("Count");
            assertThat(watcher.next("message_created").getJsonObject("message").getString("content"))
                    .isEqualTo("Count");
            rig.llm().release(3);
            var shown = watcher.answer();
            asker.next("user_message_saved");
            assertThat(shown).isEqualTo(asker.answer());
            assertThat(StreamClient.text(shown)).isEqualTo("One two three");
        }
    }

    @Test
    void joinsWhatRunsOnTheOther() {
        rig.llm().next(Script.gated("One ", "two"));
        beginsThere("One ");
        try (var watcher = here.stream(chat)) {
            watcher.next("start");
            watcher.chunks("One ");
            rig.llm().release(1);
            assertThat(StreamClient.text(watcher.answer())).isEqualTo("two");
        }
    }

    @Test
    void resumesWhatRunsOnTheOther() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        var generation = beginsThere("One ");
        try (var watcher = here.resume(chat, generation, 1)) {
            assertThat(watcher.next("start").getInt("resumed_from")).isEqualTo(1);
            rig.llm().release(2);
            assertThat(StreamClient.text(watcher.answer())).isEqualTo("two three");
        }
    }

    @Test
    void stopsWhatRunsOnTheOther() {
        rig.llm().next(Script.gated("Half ", "more"));
        var generation = beginsThere("Half ");
        try (var watcher = here.stream(chat)) {
            watcher.until("chunk");
            watcher.stop(generation);
            rig.llm().awaitHangUp();
            assertThat(watcher.answer().getLast().getString("status")).isEqualTo("stopped");
        }
    }

    @Test
    void deletesWhatRunsOnTheOther() {
        rig.llm().next(Script.gated("Half ", "more"));
        try (var stream = there.stream(chat)) {
            stream.say("Go");
            stream.until("start");
            rig.llm().release(1);
            stream.chunks("Half ");
            here.delete("chats/" + chat);
            stream.until("chat_deleted");
            assertThat(stream.closeCode()).isEqualTo(4404);
            rig.llm().awaitHangUp();
        }
    }

    @Test
    void tellsTheListsOfBoth() {
        try (var events = here.listEvents()) {
            // A handshake is answered before the socket listens; a ping is answered after.
            assertThat(events.isAlive()).isTrue();
            var made = there.newChat();
            String id;
            do {
                id = events.until("chat_created")
                        .getLast()
                        .getJsonObject("chat")
                        .getString("id");
            } while (!id.equals(made));
        }
    }

    @Test
    void takesAChatOverFromAServerThatDies() {
        rig.llm().next(Script.gated("Shown ", "never"));
        beginsThere("Shown ");
        try (var watcher = here.stream(chat)) {
            watcher.until("chunk");
            other.kill();
            var error = watcher.answer().getLast();
            assertThat(error.getString("status")).isEqualTo("interrupted");
            assertThat(error.getInt("text_length")).isEqualTo("Shown ".length());
            rig.llm().next(Script.says("Here again"));
            assertThat(StreamClient.text(watcher.ask("Go on"))).isEqualTo("Here again");
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(here.messages(chat).each("messages", "status"))
                        .containsExactly("completed", "interrupted", "completed", "completed"));
    }
}
