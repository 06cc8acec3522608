package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Part A: chat sessions. */
@OnTheRig
class ChatContractIT {
    private static final String UNKNOWN = "0198f3a0-0000-7000-8000-000000000000";

    private final Api api;
    private final String project;

    ChatContractIT(Rig rig) {
        api = rig.api();
        project = api.newProject();
    }

    @Test
    void createsAChat() {
        var answer = api.post("chats?project_id=" + project, "{\"name\": \"Soup\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/name")).isEqualTo("Soup");
        assertThat(answer.at("/project_id")).isEqualTo(project);
        assertThat(answer.at("/status")).isEqualTo("active");
        assertThat(answer.at("/container_id")).isEqualTo("null");
        assertThat(answer.json()).containsKeys("id", "created_at");
    }

    @Test
    void readsWhatWasCreated() {
        var created = api.post("chats?project_id=" + project, "{\"name\": \"Soup\"}");
        var read = api.get("chats/" + created.at("/id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
    }

    @Test
    void needsAProjectThatIsThere() {
        assertThat(api.post("chats?project_id=" + UNKNOWN, "{\"name\": \"Soup\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("chats?project_id=none", "{\"name\": \"Soup\"}").status())
                .isEqualTo(404);
    }

    @Test
    void saysThatTheProjectIsMissing() {
        var answer = api.post("chats", "{\"name\": \"Soup\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("project_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"\"}", "{\"name\": null}", "{\"name\": 7}"})
    void rejectsABadName(String body) {
        var answer = api.post("chats?project_id=" + project, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @Test
    void takesANameOf255CharactersAndNoneLonger() {
        assertThat(api.post("chats?project_id=" + project, "{\"name\": \"" + "n".repeat(255) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(api.post("chats?project_id=" + project, "{\"name\": \"" + "n".repeat(256) + "\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void renamesAChat() {
        var id = api.newChat(project);
        var answer = api.put("chats/" + id, "{\"name\": \"Stew\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/name")).isEqualTo("Stew");
        assertThat(api.get("chats/" + id).at("/name")).isEqualTo("Stew");
    }

    @Test
    void archivesAChatAndBringsItBack() {
        var id = api.newChat(project);
        assertThat(api.put("chats/" + id, "{\"status\": \"archived\"}").at("/status"))
                .isEqualTo("archived");
        assertThat(api.get("chats/" + id).at("/name")).isEqualTo("A chat");
        assertThat(api.put("chats/" + id, "{\"status\": \"active\"}").at("/status"))
                .isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"gone\"", "\"ACTIVE\"", "null", "7", "\"\""})
    void rejectsAnyOtherStatus(String status) {
        var answer = api.put("chats/" + api.newChat(project), "{\"status\": " + status + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("status");
    }

    @Test
    void rejectsANullName() {
        var answer = api.put("chats/" + api.newChat(project), "{\"name\": null}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("name");
    }

    @Test
    void listsTheNewestFirst() {
        var first = api.newChat(project);
        var second = api.newChat(project);
        api.put("chats/" + first, "{\"name\": \"Renamed\"}");
        var page = api.get("chats?project_id=" + project);
        assertThat(page.each("chat_sessions", "id")).containsExactly(second, first);
        assertThat(page.at("/total")).isEqualTo("2");
    }

    @Test
    void listsOnlyTheProjectsOwn() {
        api.newChat();
        var own = api.newChat(project);
        assertThat(api.get("chats?project_id=" + project).each("chat_sessions", "id"))
                .containsExactly(own);
    }

    @Test
    void listsTheChatsOfAllProjectsWhereNoneIsNamed() {
        var here = api.newChat(project);
        var there = api.newChat();
        assertThat(api.get("chats?limit=2").each("chat_sessions", "id")).containsExactly(there, here);
    }

    @Test
    void doesNotKnowTheChatsOfAnUnknownProject() {
        assertThat(api.get("chats?project_id=" + UNKNOWN).status()).isEqualTo(404);
        assertThat(api.get("chats?project_id=none").status()).isEqualTo(404);
    }

    @Test
    void isGoneAfterADelete() {
        var id = api.newChat(project);
        var message = api.newMessage(id, "Hello");
        assertThat(api.delete("chats/" + id).status()).isEqualTo(204);
        assertThat(api.get("chats/" + id).status()).isEqualTo(404);
        assertThat(api.messages(id).status()).isEqualTo(404);
        assertThat(api.get("chats/" + id + "/messages/" + message).status()).isEqualTo(404);
        assertThat(api.delete("chats/" + id).status()).isEqualTo(404);
        assertThat(api.get("chats?project_id=" + project).at("/total")).isEqualTo("0");
    }
}
