package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** A message goes with all that was said under it, and comes back with it. */
@OnTheRig
class DeletedMessageContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    DeletedMessageContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.chat = api.newChat();
    }

    private Answer delete(String id) {
        return api.delete("chats/" + chat + "/messages/" + id);
    }

    private Answer restore(String id) {
        return api.post("chats/" + chat + "/messages/" + id + "/restore", "");
    }

    private List<String> shown(String query) {
        return api.get("chats/" + chat + "/messages" + query).each("messages", "content");
    }

    private String id(String content) {
        var page = api.get("chats/" + chat + "/messages?all=true");
        return page.each("messages", "id").get(page.each("messages", "content").indexOf(content));
    }

    /** Asks under the leaf, or beside the first where {@code beside}; the answer is {@code answer}. */
    private void ask(String content, String answer, boolean beside) {
        rig.llm().next(Script.says(answer));
        var begun = api.post(
                "chats/" + chat + "/generations",
                "{\"type\":\"message\",\"content\":\"" + content + "\"" + (beside ? ",\"parent_id\":null" : "") + "}");
        await().until(() -> api.get("chats/" + chat + "/messages/" + begun.at("/message/id"))
                .at("/status")
                .equals("completed"));
    }

    @Test
    void goesWithWhatFollows() {
        ask("one", "first", false);
        ask("two", "second", false);
        ask("three", "third", false);
        var two = id("two");
        try (var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            assertThat(delete(two).status()).isEqualTo(204);
            assertThat(watcher.next("messages_changed").getString("chat_id")).isEqualTo(chat);
        }
        assertThat(shown("")).containsExactly("one", "first");
        assertThat(shown("?all=true")).containsExactly("one", "first");
        assertThat(api.get("chats/" + chat + "/messages/" + two).status()).isEqualTo(404);
        assertThat(delete(two).status()).isEqualTo(404);

        assertThat(restore(two).at("/content")).isEqualTo("two");
        assertThat(shown("")).containsExactly("one", "first", "two", "second", "three", "third");
    }

    @Test
    void theVersionBesideItIsOnShow() {
        ask("one", "first", false);
        ask("one, edited", "other", true);
        var edited = id("one, edited");
        delete(edited);
        assertThat(shown("")).containsExactly("one", "first");
        var one = api.get("chats/" + chat + "/messages/" + id("one"));
        assertThat(one.at("/siblings/count")).isEqualTo("1");
        assertThat(one.at("/siblings/next_id")).isEqualTo("null");

        restore(edited);
        assertThat(shown("")).containsExactly("one, edited", "other");
    }

    @Test
    void anotherBranchStaysOnShow() {
        ask("one", "first", false);
        ask("one, edited", "other", true);
        delete(id("one"));
        assertThat(shown("")).containsExactly("one, edited", "other");
    }

    @Test
    void anAnswerGoesAndItsQuestionCanBeAnsweredAnew() {
        ask("one", "first", false);
        delete(id("first"));
        assertThat(shown("")).containsExactly("one");
        rig.llm().next(Script.says("anew"));
        assertThat(api.post(
                                "chats/" + chat + "/generations",
                                "{\"type\":\"regenerate\",\"message_id\":\"" + id("one") + "\"}")
                        .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(shown("")).containsExactly("one", "anew"));
    }

    @Test
    void anEmptyChatGoesOn() {
        ask("one", "first", false);
        delete(id("one"));
        assertThat(shown("")).isEmpty();
        assertThat(api.get("chats/" + chat).at("/active_message_id")).isEqualTo("null");
        rig.llm().reset();
        ask("two", "second", false);
        assertThat(shown("")).containsExactly("two", "second");
        assertThat(rig.llm().takeRequest().body().toString()).doesNotContain("first");
    }

    @Test
    void waitsForTheEndOfAnAnswer() {
        ask("one", "first", false);
        rig.llm().next(Script.gated("x"));
        api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"two\"}");
        var refused = delete(id("one"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("generation_running");
        rig.llm().release(1);
        // Else it would take what the next test lets go.
        await().until(() -> shown("").contains("x"));
    }

    @Test
    void isNotFoundBySearch() {
        ask("zebrafinch", "first", false);
        assertThat(api.get("search?q=zebrafinch").at("/total")).isNotEqualTo("0");
        delete(id("zebrafinch"));
        assertThat(api.get("search?q=zebrafinch").each("messages", "chat_id")).doesNotContain(chat);
    }

    @Test
    void whatWasDeletedBeforeStaysDeleted() {
        ask("one", "first", false);
        ask("two", "second", false);
        var one = id("one");
        var two = id("two");
        delete(two);
        delete(one);
        assertThat(restore(two).status()).isEqualTo(404);
        restore(one);
        assertThat(shown("")).containsExactly("one", "first");
        restore(two);
        assertThat(shown("")).containsExactly("one", "first", "two", "second");
    }

    @Test
    void isRated() {
        ask("one", "first", false);
        var path = "chats/" + chat + "/messages/" + id("first") + "/rating";
        try (var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            assertThat(api.put(path, "{\"rating\":\"up\"}").at("/rating")).isEqualTo("up");
            assertThat(watcher.next("message_updated").getJsonObject("message").getString("rating"))
                    .isEqualTo("up");
        }
        assertThat(api.messages(chat).each("messages", "rating")).containsExactly("null", "up");
        assertThat(api.put(path, "{\"rating\":\"best\"}").badFields()).containsExactly("rating");
        assertThat(api.put(path, "{\"rating\":null}").at("/rating")).isEqualTo("null");
    }
}
