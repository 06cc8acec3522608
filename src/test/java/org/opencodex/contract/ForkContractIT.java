package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** A chat of its own that begins as another did. */
@OnTheRig
class ForkContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    ForkContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.chat = api.newChat();
    }

    private void ask(String id, String content, String answer) {
        rig.llm().next(Script.says(answer));
        api.post("chats/" + id + "/generations", "{\"type\":\"message\",\"content\":\"" + content + "\"}");
        await().until(() -> api.messages(id).each("messages", "content").contains(answer));
    }

    private Answer fork(String messageId) {
        return api.post("chats/" + chat + "/fork", "{\"message_id\":\"" + messageId + "\"}");
    }

    @Test
    void hasTheMessagesUpToTheNamedOne() {
        ask(chat, "one", "first");
        ask(chat, "two", "second");
        var answer = api.messages(chat).each("messages", "id").get(1);
        var fork = fork(answer);
        assertThat(fork.status()).isEqualTo(201);
        assertThat(fork.at("/project_id")).isEqualTo(api.get("chats/" + chat).at("/project_id"));
        assertThat(fork.at("/unread")).isEqualTo("false");
        var forked = api.messages(fork.at("/id"));
        assertThat(forked.each("messages", "content")).containsExactly("one", "first");
        assertThat(forked.each("messages", "model").get(1)).isNotEqualTo("null");
        assertThat(forked.each("messages", "id")).doesNotContain(answer);

        rig.llm().reset();
        ask(fork.at("/id"), "three", "third");
        assertThat(rig.llm().takeRequest().body().toString())
                .contains("one", "first", "three")
                .doesNotContain("two");
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("one", "first", "two", "second");
    }

    @Test
    void isOfThisChatsMessages() {
        var other = api.newMessage(api.newChat(), "Elsewhere");
        assertThat(fork(other).status()).isEqualTo(404);
        assertThat(api.post("chats/" + chat + "/fork", "{}").badFields()).containsExactly("message_id");
    }
}
