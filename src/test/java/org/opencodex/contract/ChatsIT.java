package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.contract.Facts.assertProblem;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.Rig;

class ChatsIT {
    private final Api api = Rig.shared().api();

    @Test
    void createsAChat() {
        var project = api.project();

        var answer = api.post("api/v1/chats?project_id=" + project, "{\"name\":\"First\"}");

        assertThat(answer.status()).isEqualTo(201);
        var chat = answer.json();
        assertThat(chat.getString("id")).matches(Facts.UUID_V7);
        assertThat(chat.getString("project_id")).isEqualTo(project);
        assertThat(chat.getString("name")).isEqualTo("First");
        assertThat(chat.getString("created_at")).matches(Facts.TIME);
        assertThat(chat.get("container_id")).isEqualTo(JsonValue.NULL);
        assertThat(chat.getString("status")).isEqualTo("active");
        assertThat(api.get("api/v1/chats/" + chat.getString("id")).json()).isEqualTo(chat);
    }

    @Test
    void needsAProject() {
        assertProblem(api.post("api/v1/chats", "{\"name\":\"a\"}"), 422, "validation_failed", "project_id");
        assertProblem(api.post("api/v1/chats?project_id=x", "{\"name\":\"a\"}"), 404, "not_found");
    }

    @Test
    void listsTheNewestFirstOfOneProjectOrOfAll() {
        var project = api.project();
        var first = api.chatIn(project);
        var second = api.chatIn(project);
        var elsewhere = api.chat();

        var page = api.get("api/v1/chats?project_id=" + project).json();
        assertThat(page.getInt("total")).isEqualTo(2);
        assertThat(page.getJsonArray("chat_sessions").getValuesAs(JsonObject.class))
                .extracting(chat -> chat.getString("id"))
                .containsExactly(second, first);
        assertThat(api.get("api/v1/chats?project_id=" + project + "&skip=1&limit=1").json()
                        .getJsonArray("chat_sessions").getJsonObject(0).getString("id"))
                .isEqualTo(first);
        assertThat(api.get("api/v1/chats?limit=1").json().getJsonArray("chat_sessions").getJsonObject(0).getString("id"))
                .isEqualTo(elsewhere);
    }

    @Test
    void renamesAndArchives() {
        var path = "api/v1/chats/" + api.chat();

        assertThat(api.put(path, "{\"name\":\"New\"}").json().getString("name")).isEqualTo("New");
        var archived = api.put(path, "{\"status\":\"archived\"}").json();
        assertThat(archived.getString("status")).isEqualTo("archived");
        assertThat(archived.getString("name")).isEqualTo("New");
        assertProblem(api.put(path, "{\"status\":\"lost\"}"), 422, "validation_failed", "status");
        assertProblem(api.put(path, "{\"name\":\"\"}"), 422, "validation_failed", "name");
    }

    @Test
    void deletesAChatWithItsMessages() {
        var chat = api.chat();
        api.post("api/v1/chats/" + chat + "/messages", "{\"content\":\"x\"}");

        assertThat(api.delete("api/v1/chats/" + chat).status()).isEqualTo(204);

        assertProblem(api.get("api/v1/chats/" + chat), 404, "not_found");
        assertProblem(api.delete("api/v1/chats/" + chat), 404, "not_found");
    }

    @Test
    void storesMessagesOldestFirstAndCallsNoModel() {
        var rig = Rig.shared();
        var path = "api/v1/chats/" + api.chat() + "/messages";

        var first = api.post(path, "{\"content\":\"one 🦊\"}");
        var second = api.post(path, "{\"content\":\"two\",\"role\":\"assistant\",\"message_metadata\":{\"a\":[1]}}").json();

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().getString("role")).isEqualTo("user");
        assertThat(first.json().getString("created_at")).matches(Facts.TIME);
        assertThat(first.json().getString("status")).isEqualTo("completed");
        assertThat(first.json().getJsonObject("message_metadata")).isEmpty();
        assertThat(second.getJsonObject("message_metadata").toString()).isEqualTo("{\"a\":[1]}");
        assertThat(second.getString("parent_id")).isEqualTo(first.json().getString("id"));
        var page = api.get(path).json();
        assertThat(page.getInt("total")).isEqualTo(2);
        assertThat(page.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("content"))
                .containsExactly("one 🦊", "two");
        assertThat(rig.llm().waitingRequests()).isZero();
    }

    @Test
    void pagesMessagesFromBothEnds() {
        var path = "api/v1/chats/" + api.chat() + "/messages";
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.add(api.post(path, "{\"content\":\"m" + i + "\"}").json().getString("id"));
        }
        assertThat(contents(api.get(path + "?skip=1&limit=2"))).containsExactly("m1", "m2");
        assertThat(contents(api.get(path + "?before=" + ids.get(4) + "&limit=2"))).containsExactly("m2", "m3");
        assertThat(contents(api.get(path + "?before=" + ids.get(0)))).isEmpty();
        assertProblem(api.get(path + "?before=nothing"), 404, "not_found");
        assertProblem(api.get(path + "?include=everything"), 422, "validation_failed", "include");
        assertThat(api.get(path + "/" + ids.get(3)).json().getString("content")).isEqualTo("m3");
        assertProblem(api.get(path + "/nothing"), 404, "not_found");
        assertProblem(api.get("api/v1/chats/" + api.chat() + "/messages/" + ids.get(3)), 404, "not_found");
    }

    private static List<String> contents(Api.Answer answer) {
        return answer.json().getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getString("content"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":\"\"}", "{\"content\":7}", "{\"content\":\"\\ud800\"}", "{\"content\":\"a\\u0000\"}"})
    void refusesBadContent(String body) {
        assertProblem(api.post("api/v1/chats/" + api.chat() + "/messages", body), 422, "validation_failed", "content");
    }

    @Test
    void takesContentUpToTheLimit() {
        var path = "api/v1/chats/" + api.chat() + "/messages";
        assertThat(api.post(path, "{\"content\":\"" + "a".repeat(200_000) + "\"}").status()).isEqualTo(201);
        assertProblem(api.post(path, "{\"content\":\"" + "a".repeat(200_001) + "\"}"), 422, "validation_failed", "content");
        assertProblem(api.post(path, "{\"content\":\"" + "🦊".repeat(100_001) + "\"}"), 422, "validation_failed", "content");
    }

    @Test
    void refusesABadRoleAndMetadata() {
        var path = "api/v1/chats/" + api.chat() + "/messages";
        assertProblem(api.post(path, "{\"content\":\"a\",\"role\":\"king\"}"), 422, "validation_failed", "role");
        assertProblem(
                api.post(path, "{\"content\":\"a\",\"message_metadata\":[]}"), 422, "validation_failed", "message_metadata");
    }
}
