package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** What a chat is called that nobody gave a name, and that a name somebody gave stays. */
@OnTheRig
class ChatNameContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;

    ChatNameContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.project = api.newProject();
    }

    private String nameless() {
        var created = api.post("chats?project_id=" + project, "{\"auto_name\":true}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.at("/name")).isEqualTo("New chat");
        return created.at("/id");
    }

    private void nameByModel() {
        var changed = api.put("projects/" + project + "/agent-config", "{\"chat_titles\":\"model\"}");
        assertThat(changed.at("/chat_titles")).isEqualTo("model");
    }

    private void ask(String chat, String question) {
        var begun =
                api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"" + question + "\"}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    }

    private String name(String chat) {
        return api.get("chats/" + chat).at("/name");
    }

    private void awaitAnswers(int count) {
        await().until(() ->
                api.get("usage?project_id=" + project).at("/total/answers").equals(String.valueOf(count)));
    }

    @Test
    void isItsFirstWords() {
        var chat = nameless();
        rig.llm().next(Script.says("Quite wet."));
        ask(chat, "# How wet should a rye dough be?");
        assertThat(name(chat)).isEqualTo("How wet should a rye dough be?");
        awaitAnswers(1);
        rig.llm().next(Script.says("Yes."));
        ask(chat, "Sure?");
        awaitAnswers(2);
        assertThat(name(chat)).isEqualTo("How wet should a rye dough be?");
    }

    @Test
    void isAModelsTitleWhereTheProjectAllowsIt() {
        nameByModel();
        var chat = nameless();
        rig.llm().next(Script.says("Quite ", "wet."));
        rig.llm().next(Script.says("\"Wet rye ", "dough\""));
        ask(chat, "How wet should a rye dough be?");
        await().until(() -> name(chat).equals("Wet rye dough"));
        rig.llm().takeRequest();
        assertThat(rig.llm().takeRequest().body().toString())
                .contains("How wet should")
                .contains("Quite wet.");
        // Paid, but no answer.
        var usage = api.get("usage?project_id=" + project);
        assertThat(usage.at("/total/answers")).isEqualTo("1");
        assertThat(usage.at("/total/output_tokens")).isEqualTo("4");
        rig.llm().next(Script.says("Yes."));
        ask(chat, "Sure?");
        awaitAnswers(2);
        assertThat(name(chat)).isEqualTo("Wet rye dough");
    }

    @Test
    void isNeverChangedOnceAPersonGaveIt() {
        nameByModel();
        var chat = nameless();
        rig.llm().next(Script.says("Quite wet."));
        rig.llm().next(Script.gated("Wet rye dough"));
        ask(chat, "How wet should a rye dough be?");
        await().until(() -> rig.llm().waitingRequests() == 2);
        api.put("chats/" + chat, "{\"name\":\"Mine\"}");
        rig.llm().release(1);
        await().until(() -> api.get("usage?project_id=" + project)
                .at("/total/output_tokens")
                .equals("2"));
        assertThat(name(chat)).isEqualTo("Mine");
    }

    @Test
    void isWhatTheClientSaysUnlessItAsksForABetterOne() {
        nameByModel();
        var chat = api.newChat(project);
        var given = name(chat);
        rig.llm().next(Script.says("Quite wet."));
        ask(chat, "How wet should a rye dough be?");
        awaitAnswers(1);
        assertThat(name(chat)).isEqualTo(given);
    }

    @Test
    void isNeededWhereNobodyElseGivesOne() {
        var refused = api.post("chats?project_id=" + project, "{\"auto_name\":false}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly("name");
    }
}
