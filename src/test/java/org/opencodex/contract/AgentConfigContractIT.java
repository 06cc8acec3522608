package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** Part A: the agent configuration of a project. */
@OnTheRig
class AgentConfigContractIT {
    private final Api api;
    private final String project;

    AgentConfigContractIT(Rig rig) {
        api = rig.api();
        project = api.newProject();
    }

    private Answer get() {
        return api.get("projects/" + project + "/agent-config");
    }

    private Answer put(String body) {
        return api.put("projects/" + project + "/agent-config", body);
    }

    @Test
    void beginsWithTheDefaults() {
        var config = get();
        assertThat(config.status()).isEqualTo(200);
        assertThat(config.at("/project_id")).isEqualTo(project);
        assertThat(config.at("/agent_type")).isEqualTo("code_agent");
        assertThat(config.at("/system_instructions")).isEqualTo("null");
        assertThat(config.at("/environment_type")).isEqualTo("python3.11");
        assertThat(config.at("/environment_config")).isEqualTo("{}");
        assertThat(config.at("/enabled_tools")).isEqualTo("[]");
        assertThat(config.at("/llm_config")).isEqualTo("{\"temperature\":0.7,\"max_tokens\":4096}");
    }

    @Test
    void takesProviderAndModelFromTheConfiguration() {
        assertThat(get().at("/llm_provider")).isEqualTo("openai");
        assertThat(get().at("/llm_model")).isEqualTo(Rig.MODEL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            agent_type          | "reviewer"
            system_instructions | "Be brief."
            environment_type    | "java21"
            environment_config  | {"memory":"1g","cpus":[1,2],"nested":{"deep":null}}
            enabled_tools       | ["search","calculator"]
            llm_provider        | "demo"
            llm_model           | "another-model"
            llm_config          | {"temperature":1.5,"top_p":0.25}
            """)
    void keepsEachMemberOfAPut(String member, String value) {
        var expected = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
        var answer = put("{\"" + member + "\": " + value + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/" + member)).isEqualTo(expected);
        assertThat(get().at("/" + member)).isEqualTo(expected);
    }

    @Test
    void changesOnlyWhatAPutNames() {
        put("{\"system_instructions\": \"Be brief.\"}");
        put("{\"llm_model\": \"another-model\"}");
        assertThat(get().at("/system_instructions")).isEqualTo("Be brief.");
        assertThat(get().at("/llm_config")).isEqualTo("{\"temperature\":0.7,\"max_tokens\":4096}");
    }

    @Test
    void clearsTheInstructionsByNull() {
        put("{\"system_instructions\": \"Be brief.\"}");
        assertThat(put("{\"system_instructions\": null}").at("/system_instructions"))
                .isEqualTo("null");
        assertThat(get().at("/system_instructions")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent_type",
                "environment_type",
                "environment_config",
                "enabled_tools",
                "llm_provider",
                "llm_model",
                "llm_config"
            })
    void rejectsNullForAllOthers(String member) {
        var answer = put("{\"" + member + "\": null}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly(member);
    }

    @Test
    void replacesTheModelsParametersWhole() {
        put("{\"llm_config\": {\"top_p\": 0.5}}");
        assertThat(get().at("/llm_config")).isEqualTo("{\"top_p\":0.5}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            temperature       | "hot"
            temperature       | -0.1
            temperature       | 2.1
            temperature       | null
            max_tokens        | 0
            max_tokens        | 1.5
            top_p             | 1.01
            stop              | 7
            stop              | ["a","b","c","d","e"]
            stop              | [""]
            seed              | "seven"
            seed              | 1.5
            presence_penalty  | -2.5
            frequency_penalty | 3
            """)
    void rejectsABadParameterOfTheModel(String key, String value) {
        var answer = put("{\"llm_config\": {\"" + key + "\": " + value + "}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly("llm_config." + key);
        assertThat(get().at("/llm_config")).isEqualTo("{\"temperature\":0.7,\"max_tokens\":4096}");
    }

    @Test
    void keepsUnknownParametersOfTheModel() {
        put("{\"llm_config\": {\"mirostat\": {\"tau\": 5}}}");
        assertThat(get().at("/llm_config")).isEqualTo("{\"mirostat\":{\"tau\":5}}");
    }

    @Test
    void storesAnUnknownProvider() {
        assertThat(put("{\"llm_provider\": \"oracle\"}").status()).isEqualTo(200);
        assertThat(get().at("/llm_provider")).isEqualTo("oracle");
    }

    @Test
    void ignoresItsIdsInAPut() {
        var before = get().json();
        var answer = put("{\"id\": \"mine\", \"project_id\": \"mine too\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            agent_type          | 7
            system_instructions | ["a"]
            environment_config  | []
            enabled_tools       | "search"
            enabled_tools       | {}
            llm_provider        | true
            llm_config          | "warm"
            """)
    void rejectsAWrongType(String member, String value) {
        var answer = put("{\"" + member + "\": " + value + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactly(member);
    }

    @Test
    void rejectsAToolThatIsNoString() {
        assertThat(put("{\"enabled_tools\": [\"search\", 7]}").status()).isEqualTo(422);
        assertThat(get().at("/enabled_tools")).isEqualTo("[]");
    }
}
