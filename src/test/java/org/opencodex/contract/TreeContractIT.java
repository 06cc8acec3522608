package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** Part C: a chat is a tree. Nothing that was said is changed; what is on show moves. */
@OnTheRig
class TreeContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    TreeContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.chat = api.newChat();
    }

    /** A question and its answer. */
    private record Exchange(String question, String answer) {}

    /** {@code parent} is JSON; null leaves the member out. */
    private Answer send(String content, String parent) {
        return api.post(
                "chats/" + chat + "/generations",
                "{\"type\":\"message\",\"content\":\"" + content + "\""
                        + (parent == null ? "" : ",\"parent_id\":" + parent) + "}");
    }

    private Exchange ask(String content, String parent) {
        var begun = send(content, parent);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var exchange = new Exchange(begun.at("/user_message/id"), begun.at("/message/id"));
        await().until(() -> message(exchange.answer()).at("/status").equals("completed"));
        return exchange;
    }

    private Answer message(String id) {
        return api.get("chats/" + chat + "/messages/" + id);
    }

    private List<String> shown(String query) {
        return api.get("chats/" + chat + "/messages?limit=1000" + query).each("messages", "id");
    }

    private Answer show(String id) {
        return api.put("chats/" + chat, "{\"active_message_id\":\"" + id + "\"}");
    }

    private static String quoted(String id) {
        return "\"" + id + "\"";
    }

    @Test
    void anEditedQuestionStandsBesideTheOldOne() {
        var old = ask("How wet?", null);
        var edited = ask("How wet, in percent?", "null");

        assertThat(shown("")).containsExactly(edited.question(), edited.answer());
        var question = message(edited.question());
        assertThat(question.at("/parent_id")).isEqualTo("null");
        assertThat(question.at("/siblings/index")).isEqualTo("2");
        assertThat(question.at("/siblings/count")).isEqualTo("2");
        assertThat(question.at("/siblings/previous_id")).isEqualTo(old.question());
        assertThat(question.at("/siblings/next_id")).isEqualTo("null");
        assertThat(message(old.question()).at("/siblings/next_id")).isEqualTo(edited.question());
        assertThat(message(old.question()).at("/content")).isEqualTo("How wet?");
    }

    @Test
    void anEditInTheMiddleKeepsWhatIsAbove() {
        var first = ask("One", null);
        var second = ask("Two", null);
        rig.llm().reset();
        var edited = ask("Two, edited", quoted(first.answer()));
        assertThat(shown("")).containsExactly(first.question(), first.answer(), edited.question(), edited.answer());
        var prompt = rig.llm().takeRequest().body().toString();
        assertThat(prompt).contains("One", "Two, edited").doesNotContain("\"Two\"");
        assertThat(shown("&leaf=" + second.answer()))
                .containsExactly(first.question(), first.answer(), second.question(), second.answer());
    }

    @Test
    void anotherBranchIsPutOnShow() {
        var first = ask("One", null);
        var second = ask("Two", null);
        var edited = ask("Two, edited", quoted(first.answer()));
        try (var watcher = api.stream(chat)) {
            // The handshake may be over before the server has taken note of the reader; what it answers comes after.
            assertThat(watcher.isAlive()).isTrue();
            var moved = show(second.question());
            assertThat(moved.at("/active_message_id")).isEqualTo(second.answer());
            assertThat(watcher.nextChatUpdate().getJsonObject("chat").getString("active_message_id"))
                    .isEqualTo(second.answer());
        }
        assertThat(shown("")).endsWith(second.question(), second.answer());
        // The next question goes where one looks.
        var third = ask("Three", null);
        assertThat(message(third.question()).at("/parent_id")).isEqualTo(second.answer());
        assertThat(shown("&leaf=" + edited.answer())).endsWith(edited.question(), edited.answer());
    }

    @Test
    void anotherBranchIsReadThroughAMessageAndNotPutOnShow() {
        var first = ask("One", null);
        var second = ask("Two", null);
        var third = ask("Three", null);
        var edited = ask("Two, edited", quoted(first.answer()));
        assertThat(shown("&through=" + second.question()))
                .containsExactly(
                        first.question(),
                        first.answer(),
                        second.question(),
                        second.answer(),
                        third.question(),
                        third.answer());
        assertThat(shown("")).endsWith(edited.question(), edited.answer());
        var other = api.newChat();
        assertThat(api.get("chats/" + other + "/messages?through=" + first.question())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theWholeTreeIsListedParentsFirst() {
        var first = ask("One", null);
        var edited = ask("One, edited", "null");
        var second = ask("Two", null);
        assertThat(shown("&all=true"))
                .containsExactly(
                        first.question(),
                        edited.question(),
                        first.answer(),
                        edited.answer(),
                        second.question(),
                        second.answer());
        assertThat(api.get("chats/" + chat + "/messages?all=true&limit=2").at("/total"))
                .isEqualTo("6");
    }

    @Test
    void aParentOfAnotherChatIsNone() {
        ask("One", null);
        var foreign = api.newMessage(api.newChat(), "elsewhere");
        assertThat(send("Two", quoted(foreign)).status()).isEqualTo(404);
        assertThat(send("Two", quoted("nothing")).status()).isEqualTo(404);
        assertThat(send("Two", "7").badFields()).containsExactly("parent_id");
        assertThat(show(foreign).status()).isEqualTo(404);
        assertThat(api.put("chats/" + chat, "{\"active_message_id\":7}").badFields())
                .containsExactly("active_message_id");
    }

    @Test
    void whatIsOnShowAlreadyStaysSo() {
        var first = ask("One", null);
        var second = ask("Two", null);
        var edited = ask("Two, edited", quoted(first.answer()));
        assertThat(show(second.answer()).at("/active_message_id")).isEqualTo(second.answer());
        assertThat(show(first.answer()).at("/active_message_id")).isEqualTo(second.answer());
        assertThat(shown("&through=" + first.question())).endsWith(second.question(), second.answer());
        assertThat(show(edited.question()).at("/active_message_id")).isEqualTo(edited.answer());
    }

    @Test
    void neitherEditsNorMovesWhileAnAnswerIsWritten() {
        var before = ask("Zero", null);
        var other = ask("Zero, edited", "null");
        rig.llm().next(Script.gated("half"));
        var begun = send("One", null);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(send("One, edited", "null").at("/code")).isEqualTo("generation_running");
        assertThat(show(before.question()).at("/code")).isEqualTo("generation_running");
        assertThat(show(other.question()).status()).isEqualTo(200);
        rig.llm().release(1);
        await().until(() -> message(begun.at("/message/id")).at("/status").equals("completed"));
    }

    /** Against a tree of the test's own. */
    @Test
    void showsTheNewestLeafUnderAnyMessageOfAnyTree() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        Map<String, String> parents = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (var i = 0; i < 25; i++) {
            var parent = all.isEmpty() || random.nextInt(6) == 0 ? null : all.get(random.nextInt(all.size()));
            var exchange = ask("Question " + i, parent == null ? "null" : quoted(parent));
            parents.put(exchange.question(), parent);
            parents.put(exchange.answer(), exchange.question());
            all.add(exchange.question());
            all.add(exchange.answer());
            assertThat(shown("")).as("seed " + seed).isEqualTo(way(parents, exchange.answer()));
        }
        for (var message : all) {
            var newest = all.stream()
                    .filter(each -> way(parents, each).contains(message))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(show(message).at("/active_message_id"))
                    .as("seed " + seed)
                    .isEqualTo(newest);
            assertThat(shown("")).as("seed " + seed).isEqualTo(way(parents, newest));
        }
    }

    private static List<String> way(Map<String, String> parents, String leaf) {
        List<String> way = new ArrayList<>();
        for (var id = leaf; id != null; id = parents.get(id)) {
            way.addFirst(id);
        }
        return way;
    }
}
