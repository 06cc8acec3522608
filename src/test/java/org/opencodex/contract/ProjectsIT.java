package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.contract.Facts.assertProblem;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Api;
import org.opencodex.rig.Rig;

class ProjectsIT {
    private final Api api = Rig.shared().api();

    @Test
    void createsAProjectWithItsDefaultAgentConfig() {
        var answer = api.post("api/v1/projects", "{\"name\":\"Orchard\",\"description\":\"apples\"}");

        assertThat(answer.status()).isEqualTo(201);
        var project = answer.json();
        assertThat(project.keySet()).contains("id", "name", "description", "created_at", "updated_at");
        assertThat(project.getString("name")).isEqualTo("Orchard");
        assertThat(project.getString("description")).isEqualTo("apples");
        assertThat(project.getString("id")).matches(Facts.UUID_V7);
        assertThat(project.getString("created_at")).matches(Facts.TIME);

        var config = api.get("api/v1/projects/" + project.getString("id") + "/agent-config").json();
        assertThat(config.keySet())
                .contains("id", "project_id", "agent_type", "system_instructions", "environment_type",
                        "environment_config", "enabled_tools", "llm_provider", "llm_model", "llm_config");
        assertThat(config.getString("agent_type")).isEqualTo("code_agent");
        assertThat(config.getString("environment_type")).isEqualTo("python3.11");
        assertThat(config.getJsonArray("enabled_tools")).isEmpty();
        assertThat(config.getJsonObject("llm_config").getJsonNumber("temperature").doubleValue()).isEqualTo(0.7);
        assertThat(config.getJsonObject("llm_config").getInt("max_tokens")).isEqualTo(4096);
        assertThat(config.getString("llm_provider")).isEqualTo("openai");
        assertThat(config.getString("llm_model")).isEqualTo("scripted");
    }

    @Test
    void showsAnAbsentDescriptionAsNull() {
        var project = api.post("api/v1/projects", "{\"name\":\"Orchard\"}").json();
        assertThat(project.get("description")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void listsTheLatestChangedFirst() {
        var first = api.project();
        var second = api.project();
        api.put("api/v1/projects/" + first, "{\"description\":\"touched\"}");

        var page = api.get("api/v1/projects?skip=0&limit=2").json();

        assertThat(page.getJsonArray("projects").getValuesAs(JsonObject.class))
                .extracting(project -> project.getString("id"))
                .containsExactly(first, second);
        assertThat(page.getInt("total")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void leavesAbsentMembersAndClearsNullOnes() {
        var id = api.post("api/v1/projects", "{\"name\":\"a\",\"description\":\"b\"}").json().getString("id");

        assertThat(api.put("api/v1/projects/" + id, "{\"name\":\"c\"}").json().getString("description")).isEqualTo("b");
        var cleared = api.put("api/v1/projects/" + id, "{\"description\":null}").json();
        assertThat(cleared.get("description")).isEqualTo(JsonValue.NULL);
        assertThat(cleared.getString("name")).isEqualTo("c");
        assertProblem(api.put("api/v1/projects/" + id, "{\"name\":null}"), 422, "validation_failed", "name");
    }

    @Test
    void ignoresUnknownMembers() {
        var id = "00000000-0000-7000-8000-00000000abcd";
        var project = api.post(
                        "api/v1/projects",
                        "{\"name\":\"a\",\"id\":\"" + id + "\",\"created_at\":\"1999-01-01T00:00:00Z\",\"owner\":\"x\"}")
                .json();
        assertThat(project.getString("id")).isNotEqualTo(id);
        assertThat(project.getString("created_at")).doesNotStartWith("1999");
        assertThat(project).doesNotContainKey("owner");
    }

    @Test
    void deletesAProjectWithAllThatBelongsToIt() {
        var project = api.project();
        var chat = api.chatIn(project);
        api.post("api/v1/chats/" + chat + "/messages", "{\"content\":\"kept?\"}");

        var deleted = api.delete("api/v1/projects/" + project);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertProblem(api.get("api/v1/projects/" + project), 404, "not_found");
        assertProblem(api.get("api/v1/projects/" + project + "/agent-config"), 404, "not_found");
        assertProblem(api.get("api/v1/chats/" + chat), 404, "not_found");
        assertProblem(api.get("api/v1/chats/" + chat + "/messages"), 404, "not_found");
        assertProblem(api.delete("api/v1/projects/" + project), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"name\":\"\"}", "{\"name\":7}", "{\"name\":[]}", "{\"name\":null}", "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\"\\ud83e\"}"
    })
    void refusesABadNameAndNamesTheField(String body) {
        assertProblem(api.post("api/v1/projects", body), 422, "validation_failed", "name");
    }

    @Test
    void refusesANameThatIsTooLong() {
        var longest = "🦊".repeat(255);
        assertThat(api.post("api/v1/projects", "{\"name\":\"" + longest + "\"}").json().getString("name")).isEqualTo(longest);
        assertProblem(api.post("api/v1/projects", "{\"name\":\"" + longest + "x\"}"), 422, "validation_failed", "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"name\":\"a\"} x", "{\"name\":'a'}", ""})
    void refusesWhatIsNoJsonObject(String body) {
        assertProblem(api.post("api/v1/projects", body), 422, "malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip=-1", "limit=0", "limit=1001", "skip=x", "limit=1.5", "skip=99999999999"})
    void refusesABadPage(String query) {
        var field = query.substring(0, query.indexOf('='));
        assertProblem(api.get("api/v1/projects?" + query), 422, "validation_failed", field);
        assertProblem(api.get("api/v1/chats?" + query), 422, "validation_failed", field);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense", "00000000-0000-7000-8000-00000000ffff", "1", "0", "-1", "%20", "a%2Fb", "..%2e", "%F0%9F%A6%8A",
        "00000000000070008000000000000001", "{id}%22", "%27%20or%201=1"
    })
    void answers404ForIdsOfAnyForm(String id) {
        var encoded = id.replace("{", "%7B").replace("}", "%7D");
        assertThat(api.get("api/v1/projects/" + encoded).status()).isIn(404, 400);
        if (!encoded.contains("%2F") && !encoded.contains("%2e")) {
            assertProblem(api.get("api/v1/projects/" + encoded), 404, "not_found");
            assertProblem(api.put("api/v1/projects/" + encoded, "{}"), 404, "not_found");
            assertProblem(api.delete("api/v1/projects/" + encoded), 404, "not_found");
            assertProblem(api.get("api/v1/projects/" + encoded + "/agent-config"), 404, "not_found");
            assertProblem(api.get("api/v1/chats/" + encoded), 404, "not_found");
            assertProblem(api.get("api/v1/chats/" + encoded + "/messages"), 404, "not_found");
            assertProblem(api.get("api/v1/chats?project_id=" + encoded), 404, "not_found");
            assertProblem(api.post("api/v1/chats?project_id=" + encoded, "{\"name\":\"a\"}"), 404, "not_found");
        }
    }

    @Test
    void answers404ForAVeryLongId() {
        assertProblem(api.get("api/v1/projects/" + "a".repeat(2000)), 404, "not_found");
    }

    @Test
    void answersProblemsForWhatHttpItselfRefuses() {
        assertProblem(api.get("api/v1/nothing-here"), 404, "not_found");
        assertProblem(api.send("PATCH", "api/v1/projects", "{}"), 405, "method_not_allowed");
        assertProblem(api.get("api/v1/projects", "Accept", "application/xml"), 406, "not_acceptable");
        assertProblem(
                api.post("api/v1/projects", "{\"name\":\"a\"}", "Content-Type", "text/plain"),
                415,
                "unsupported_media_type");
        assertProblem(
                api.post("api/v1/projects", "{\"name\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}"), 413, "too_large");
    }

    @Test
    void changesTheAgentConfig() {
        var path = "api/v1/projects/" + api.project() + "/agent-config";

        var changed = api.put(
                        path,
                        "{\"llm_provider\":\"someone\",\"llm_model\":\"some-model\",\"system_instructions\":\"be brief\","
                                + "\"llm_config\":{\"top_p\":0.5,\"stop\":[\"END\"],\"mine\":{\"deep\":[1,null]}},"
                                + "\"enabled_tools\":[\"search\"],\"environment_config\":{\"a\":1},\"id\":\"x\"}")
                .json();

        assertThat(changed).isEqualTo(api.get(path).json());
        assertThat(changed.getString("llm_provider")).isEqualTo("someone");
        assertThat(changed.getString("system_instructions")).isEqualTo("be brief");
        assertThat(changed.getJsonObject("llm_config").toString())
                .isEqualTo("{\"top_p\":0.5,\"stop\":[\"END\"],\"mine\":{\"deep\":[1,null]}}");
        assertThat(changed.getJsonArray("enabled_tools").getString(0)).isEqualTo("search");
        assertThat(changed.getString("id")).matches(Facts.UUID_V7);
        assertThat(api.put(path, "{\"system_instructions\":null}").json().get("system_instructions"))
                .isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "temperature|2.1", "temperature|\"hot\"", "max_tokens|0", "max_tokens|1.5", "top_p|-0.1", "stop|[]", "stop|[\"\"]",
        "stop|7", "seed|1.5", "presence_penalty|3", "frequency_penalty|null"
    })
    void refusesABadModelParameterAndNamesIt(String pair) {
        var path = "api/v1/projects/" + api.project() + "/agent-config";
        var key = pair.substring(0, pair.indexOf('|'));
        var body = "{\"llm_config\":{\"" + key + "\":" + pair.substring(pair.indexOf('|') + 1) + "}}";
        assertProblem(api.put(path, body), 422, "validation_failed", "llm_config." + key);
    }

    @Test
    void refusesNullWhereTheAgentConfigCannotBeNull() {
        var path = "api/v1/projects/" + api.project() + "/agent-config";
        for (var field : new String[] {
            "agent_type", "environment_type", "environment_config", "enabled_tools", "llm_provider", "llm_model", "llm_config"
        }) {
            assertProblem(api.put(path, "{\"" + field + "\":null}"), 422, "validation_failed", field);
        }
    }
}
