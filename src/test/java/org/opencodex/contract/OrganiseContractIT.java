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

/** What people do with their chats: pin, put away, move, and see what is new in them. */
@OnTheRig
class OrganiseContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;
    private final String chat;

    OrganiseContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
        this.project = api.newProject();
        this.chat = api.newChat(project);
    }

    private Answer chat() {
        return api.get("chats/" + chat);
    }

    private void ask() {
        api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Go\"}");
        await().until(() -> api.messages(chat).each("messages", "status").equals(List.of("completed", "completed")));
    }

    @Test
    void isPinnedAndPutAway() {
        var version = chat().at("/version");
        assertThat(chat().at("/pinned")).isEqualTo("false");
        var pinned = api.put("chats/" + chat, "{\"pinned\":true,\"version\":" + version + "}");
        assertThat(pinned.at("/pinned")).isEqualTo("true");
        assertThat(api.put("chats/" + chat, "{\"pinned\":false,\"version\":" + version + "}")
                        .status())
                .isEqualTo(409);
        assertThat(api.put("chats/" + chat, "{\"status\":\"archived\"}").at("/status"))
                .isEqualTo("archived");
        assertThat(chat().at("/pinned")).isEqualTo("true");
    }

    @Test
    void movesToAnotherProjectWithItsMessages() {
        var message = api.newMessage(chat, "Hello");
        var other = api.newProject();
        try (var events = api.listEvents()) {
            assertThat(events.isAlive()).isTrue();
            assertThat(api.put("chats/" + chat, "{\"project_id\":\"" + other + "\"}")
                            .at("/project_id"))
                    .isEqualTo(other);
            var moved = events.nextChatUpdate().getJsonObject("chat");
            assertThat(moved.getString("id")).isEqualTo(chat);
            assertThat(moved.getString("project_id")).isEqualTo(other);
        }
        assertThat(api.get("chats?project_id=" + project).each("chat_sessions", "id"))
                .isEmpty();
        assertThat(api.get("chats?project_id=" + other).each("chat_sessions", "id"))
                .containsExactly(chat);
        assertThat(api.messages(chat).each("messages", "id")).containsExactly(message);
    }

    @Test
    void staysWhereTheOtherProjectIsNotThere() {
        var gone = api.newProject();
        api.delete("projects/" + gone);
        assertThat(api.put("chats/" + chat, "{\"project_id\":\"" + gone + "\"}").status())
                .isEqualTo(404);
        assertThat(chat().at("/project_id")).isEqualTo(project);
    }

    @Test
    void isUnreadFromAnAnswerUntilItIsRead() {
        assertThat(chat().at("/unread")).isEqualTo("false");
        ask();
        assertThat(chat().at("/unread")).isEqualTo("true");
        assertThat(api.get("chats?project_id=" + project).each("chat_sessions", "unread"))
                .containsExactly("true");
        try (var events = api.listEvents()) {
            assertThat(events.isAlive()).isTrue();
            assertThat(api.put("chats/" + chat + "/read-mark", "").status()).isEqualTo(204);
            assertThat(events.next("chat_read").getString("chat_id")).isEqualTo(chat);
        }
        assertThat(chat().at("/unread")).isEqualTo("false");
        api.put("chats/" + chat, "{\"name\":\"Another\"}");
        assertThat(chat().at("/unread")).isEqualTo("false");
        api.newMessage(chat, "More");
        assertThat(chat().at("/unread")).isEqualTo("true");
    }

    @Test
    void theEndOfAnAnswerIsWhatIsNew() {
        rig.llm().next(Script.gated("x"));
        api.post("chats/" + chat + "/generations", "{\"type\":\"message\",\"content\":\"Go\"}");
        await().until(() -> !api.get("chats/" + chat + "/messages?include=streaming")
                .each("messages", "id")
                .isEmpty());
        api.put("chats/" + chat + "/read-mark", "");
        var before = chat();
        assertThat(before.at("/unread")).isEqualTo("false");
        rig.llm().release(1);
        await().until(() -> chat().at("/unread").equals("true"));
        assertThat(chat().at("/last_active_at")).isGreaterThan(before.at("/last_active_at"));
        assertThat(chat().at("/version")).isEqualTo(before.at("/version"));
    }
}
