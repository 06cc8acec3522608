package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** Part B: deleting stops what runs, and tells who watches. */
@OnTheRig
class DeletionContractIT {
    private final Rig rig;
    private final Api api;
    private final String project;
    private final String chat;

    DeletionContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        project = api.newProject();
        chat = api.newChat(project);
    }

    @Test
    void closesTheSocketsOfADeletedChat() {
        try (var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            api.delete("chats/" + chat);
            assertThat(watcher.next("chat_deleted").getString("chat_id")).isEqualTo(chat);
            assertThat(watcher.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void closesTheSocketsOfADeletedProject() {
        try (var watcher = api.stream(chat)) {
            assertThat(watcher.isAlive()).isTrue();
            api.delete("projects/" + project);
            assertThat(watcher.next("chat_deleted").getString("chat_id")).isEqualTo(chat);
            assertThat(watcher.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void endsTheModelCallOfADeletedChat() {
        rig.llm().next(Script.gated("One ", "two"));
        try (var asker = api.stream(chat)) {
            asker.say("Count");
            asker.until("start");
            rig.llm().release(1);
            asker.chunks("One ");
            api.delete("chats/" + chat);
            rig.llm().awaitHangUp();
        }
        assertThat(api.messages(chat).status()).isEqualTo(404);
    }
}
