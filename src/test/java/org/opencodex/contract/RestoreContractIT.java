package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** Part B: what is deleted is gone at once, and for a while can be brought back. */
@OnTheRig
class RestoreContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;
    private final String chat;

    RestoreContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        project = api.newProject();
        chat = api.newChat(project);
        api.newMessage(chat, "Kept");
    }

    @Test
    void hidesADeletedChat() {
        assertThat(api.delete("chats/" + chat).status()).isEqualTo(204);
        assertThat(api.get("chats/" + chat).status()).isEqualTo(404);
        assertThat(api.messages(chat).status()).isEqualTo(404);
        assertThat(api.delete("chats/" + chat).status()).isEqualTo(404);
        assertThat(api.get("chats?project_id=" + project).at("/total")).isEqualTo("0");
    }

    @Test
    void bringsAChatBack() {
        var before = api.get("chats/" + chat);
        api.delete("chats/" + chat);
        var restored = api.post("chats/" + chat + "/restore", "");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json()).isEqualTo(before.json());
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("Kept");
        assertThat(api.post("chats/" + chat + "/restore", "").status()).isEqualTo(200);
    }

    @Test
    void bringsAProjectBackWithItsChats() {
        var deletedBefore = api.newChat(project);
        api.delete("chats/" + deletedBefore);
        assertThat(api.delete("projects/" + project).status()).isEqualTo(204);
        assertThat(api.get("projects/" + project).status()).isEqualTo(404);
        assertThat(api.get("projects/" + project + "/agent-config").status()).isEqualTo(404);
        assertThat(api.get("chats/" + chat).status()).isEqualTo(404);
        assertThat(api.post("chats/" + chat + "/restore", "").status()).isEqualTo(404);
        assertThat(api.get("projects").each("projects", "id")).doesNotContain(project);
        assertThat(api.post("projects/" + project + "/restore", "").status()).isEqualTo(200);
        assertThat(api.get("projects/" + project).status()).isEqualTo(200);
        assertThat(api.get("chats?project_id=" + project).each("chat_sessions", "id"))
                .containsExactly(chat);
    }

    @Test
    void knowsNothingToRestore() {
        assertThat(api.post("chats/" + UUID.randomUUID() + "/restore", "").status())
                .isEqualTo(404);
        assertThat(api.post("projects/" + UUID.randomUUID() + "/restore", "").status())
                .isEqualTo(404);
    }

    @Test
    void stopsWhatRunsAndKeepsItsTextForARestore() {
        rig.llm().next(Script.gated("Half ", "of it"));
        try (var stream = api.stream(chat)) {
            stream.say("Go");
            stream.until("start");
            rig.llm().release(1);
            stream.chunks("Half ");
            api.delete("chats/" + chat);
            stream.until("chat_deleted");
            assertThat(stream.closeCode()).isEqualTo(4404);
        }
        rig.llm().awaitHangUp();
        api.post("chats/" + chat + "/restore", "");
        // The model call ends beside the request, so the answer may be a moment late.
        await().untilAsserted(() ->
                assertThat(api.messages(chat).each("messages", "status")).contains("stopped"));
        assertThat(api.messages(chat).each("messages", "content")).containsExactly("Kept", "Go", "Half ");
    }
}
