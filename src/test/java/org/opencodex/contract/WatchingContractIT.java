package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.opencodex.rig.StreamClient.text;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** Part B: a generation outlives every socket, and any number of sockets may watch it. */
@OnTheRig
class WatchingContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    WatchingContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
    }

    @Test
    void showsTheSameFramesToEverySocket() {
        try (var asker = api.stream(chat);
                var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            var shown = asker.ask("Tell us both");
            var seen = watcher.answer();
            assertThat(seen.subList(1, seen.size())).isEqualTo(shown.subList(1, shown.size()));
        }
    }

    @Test
    void tellsTheOthersOfTheQuestion() {
        try (var asker = api.stream(chat);
                var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            var saved = asker.ask("Who hears me?").getFirst();
            var message = watcher.next("message_created").getJsonObject("message");
            assertThat(message.getString("id")).isEqualTo(saved.getString("message_id"));
            assertThat(message.getString("content")).isEqualTo("Who hears me?");
        }
    }

    @Test
    void showsNothingToSocketsOfOtherChats() {
        try (var asker = api.stream(chat);
                var stranger = api.stream(api.newChat())) {
            asker.ask("Tell nobody else");
            assertThat(stranger.isAlive()).isTrue();
        }
    }

    @Test
    void goesOnWhenTheSocketIsGone() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        var asker = api.stream(chat);
        asker.say("Count");
        asker.until("start");
        rig.llm().release(1);
        asker.chunks("One ");
        asker.close();
        rig.llm().release(2);
        await().until(() -> api.messages(chat).at("/total").equals("2"));
        assertThat(api.messages(chat).at("/messages/1/content")).isEqualTo("One two three");
    }

    @Test
    void attachesANewSocketToWhatRuns() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        try (var asker = api.stream(chat)) {
            asker.say("Count");
            var start = asker.until("start").getLast();
            rig.llm().release(1);
            asker.chunks("One ");
            try (var later = api.stream(chat)) {
                assertThat(later.next("start")).isEqualTo(start);
                var first = later.next("chunk");
                assertThat(first.getInt("seq")).isEqualTo(1);
                assertThat(first.getString("content")).isEqualTo("One ");
                rig.llm().release(2);
                assertThat(text(later.answer())).isEqualTo("two three");
            }
            assertThat(text(asker.answer())).isEqualTo("two three");
        }
    }

    @Test
    void attachesWithTheLogThatTheOthersSaw() {
        rig.llm().next(Script.gated("a", "b", "c", "d"));
        try (var asker = api.stream(chat)) {
            asker.say("Spell");
            asker.until("start");
            for (var letter : new String[] {"a", "b", "c"}) {
                rig.llm().release(1);
                asker.chunks(letter);
            }
            try (var later = api.stream(chat)) {
                later.next("start");
                for (var seq = 1; seq <= 3; seq++) {
                    assertThat(later.next("chunk").getInt("seq")).isEqualTo(seq);
                }
                rig.llm().release(1);
                assertThat(later.next("chunk")).isEqualTo(asker.next("chunk"));
                assertThat(later.next("end")).isEqualTo(asker.next("end"));
            }
        }
    }

    @Test
    void attachesToNothingWhereNothingRuns() {
        try (var asker = api.stream(chat)) {
            asker.ask("Hi");
        }
        try (var later = api.stream(chat)) {
            assertThat(later.isAlive()).isTrue();
        }
    }

    @Test
    void tellsOfMessagesWrittenOverRest() {
        try (var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            var id = api.newMessage(chat, "By REST");
            assertThat(watcher.next("message_created").getJsonObject("message").getString("id"))
                    .isEqualTo(id);
        }
    }

    @Test
    void tellsOfARenamedChat() {
        try (var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            api.put("chats/" + chat, "{\"name\": \"Renamed\"}");
            assertThat(watcher.nextChatUpdate().getJsonObject("chat").getString("name"))
                    .isEqualTo("Renamed");
        }
    }
}
