package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B, "Reading": which answers are listed. */
@OnTheRig
class ReadingContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;
    private final StreamClient stream;

    ReadingContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
        stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    private Answer messages(String query) {
        return api.get("chats/" + chat + "/messages" + query);
    }

    private void begin() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        stream.say("Count");
        stream.until("start");
    }

    private void finish() {
        rig.llm().release(3);
        stream.until("end");
    }

    @Test
    void listsNoAnswerUnderWay() {
        begin();
        rig.llm().release(1);
        stream.chunks("One ");
        assertThat(messages("").each("messages", "role")).containsExactly("user");
        assertThat(messages("").at("/total")).isEqualTo("1");
        finish();
        assertThat(messages("").at("/total")).isEqualTo("2");
    }

    @Test
    void addsTheTextSoFarWhereItIsAskedFor() {
        begin();
        rig.llm().release(1);
        stream.chunks("One ");
        rig.llm().release(1);
        stream.chunks("two ");
        var page = messages("?include=streaming");
        assertThat(page.at("/total")).isEqualTo("2");
        assertThat(page.at("/messages/1/content")).isEqualTo("One two ");
        assertThat(page.at("/messages/1/status")).isEqualTo("streaming");
        assertThat(page.at("/messages/1/up_to_seq")).isEqualTo("2");
        finish();
    }

    @Test
    void listsAnAnswerBeforeItsFirstWordAsEmpty() {
        begin();
        var page = messages("?include=streaming");
        assertThat(page.at("/messages/1/content")).isEmpty();
        assertThat(page.at("/messages/1/up_to_seq")).isEqualTo("0");
        assertThat(page.at("/messages/1/status")).isIn("queued", "streaming");
        finish();
    }

    @Test
    void readsOneAnswerUnderWay() {
        begin();
        rig.llm().release(1);
        stream.chunks("One ");
        var id = messages("?include=streaming").at("/messages/1/id");
        assertThat(api.get("chats/" + chat + "/messages/" + id).at("/content")).isEqualTo("One ");
        finish();
    }

    @Test
    void listsAFailedAnswerWithoutTextOnlyWhereItIsAskedFor() {
        rig.llm().next(Script.refuses(500, "{}"));
        stream.ask("Hi");
        assertThat(messages("").at("/total")).isEqualTo("1");
        assertThat(messages("?include=streaming").at("/total")).isEqualTo("1");
        var page = messages("?include=failed");
        assertThat(page.at("/total")).isEqualTo("2");
        assertThat(page.at("/messages/1/status")).isEqualTo("failed");
        assertThat(page.at("/messages/1/content")).isEmpty();
    }

    @Test
    void listsAFailedAnswerWithTextAlways() {
        rig.llm().next(Script.says("Half of").ending(Script.Ending.EOF).finishing(null));
        stream.ask("Hi");
        assertThat(messages("").each("messages", "status")).containsExactly("completed", "failed");
        assertThat(messages("").at("/total")).isEqualTo("2");
    }

    @Test
    void takesBothWordsAtOnce() {
        rig.llm().next(Script.refuses(500, "{}"));
        stream.ask("Hi");
        begin();
        for (var query : List.of("?include=streaming&include=failed", "?include=failed,streaming")) {
            assertThat(messages(query).at("/total")).isEqualTo("4");
        }
        finish();
    }

    @Test
    void rejectsAnyOtherWord() {
        var answer = messages("?include=everything");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("include");
    }

    @Test
    void pagesBackwardsFromAMessage() {
        List<String> ids = new ArrayList<>();
        for (var i = 0; i < 5; i++) {
            ids.add(api.newMessage(chat, "Message " + i));
        }
        var page = messages("?before=" + ids.get(4) + "&limit=2");
        assertThat(page.each("messages", "id")).containsExactly(ids.get(2), ids.get(3));
        assertThat(page.at("/total")).isEqualTo("5");
        assertThat(messages("?before=" + ids.get(2) + "&limit=50").each("messages", "id"))
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(messages("?before=" + ids.get(0)).each("messages", "id")).isEmpty();
    }

    @Test
    void pagesBackwardsPastWhatIsNotListed() {
        for (var i = 0; i < 3; i++) {
            rig.llm().next(Script.refuses(500, "{}"));
            stream.ask("Question " + i);
        }
        var questions = messages("").each("messages", "id");
        for (var i = 1; i < 3; i++) {
            assertThat(messages("?limit=1&before=" + questions.get(i)).each("messages", "id"))
                    .containsExactly(questions.get(i - 1));
        }
        assertThat(messages("?limit=2&before=" + questions.get(2)).each("messages", "id"))
                .containsExactly(questions.get(0), questions.get(1));
    }

    @Test
    void readsTheNewestOfABranch() {
        assertThat(messages("?newest=true").each("messages", "id")).isEmpty();
        List<String> ids = new ArrayList<>();
        for (var i = 0; i < 5; i++) {
            ids.add(api.newMessage(chat, "Message " + i));
        }
        var page = messages("?newest=true&limit=2&skip=1");
        assertThat(page.each("messages", "id")).containsExactly(ids.get(3), ids.get(4));
        assertThat(page.at("/total")).isEqualTo("5");
        assertThat(messages("?newest=true").each("messages", "id")).isEqualTo(ids);
        assertThat(messages("?newest=true&limit=1&leaf=" + ids.get(1)).each("messages", "id"))
                .containsExactly(ids.get(1));
        assertThat(messages("?newest=true&limit=1&through=" + ids.get(1)).each("messages", "id"))
                .containsExactly(ids.get(4));
        assertThat(messages("?newest=true&leaf=0198f3a0-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pagesBackwardsFromNoUnknownMessage() {
        assertThat(messages("?before=0198f3a0-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(messages("?before=none").status()).isEqualTo(404);
    }

    @Test
    void countsOnlyWhatIsListed() {
        rig.llm().next(Script.refuses(500, "{}"));
        stream.ask("Hi");
        stream.ask("Again");
        assertThat(messages("?limit=1").at("/total")).isEqualTo("3");
        assertThat(messages("?limit=1&include=failed").at("/total")).isEqualTo("4");
    }
}
