package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** What a new project may begin with. */
@OnTheRig
class AgentTemplateContractIT {
    private final Api api;

    AgentTemplateContractIT(Rig rig) {
        api = rig.api();
    }

    @Test
    void areListed() {
        assertThat(api.get("agent-templates").each("templates", "id"))
                .containsExactly("general-assistant", "code-assistant", "writer", "analyst");
    }

    @Test
    void fillTheConfigurationOfAProject() {
        var template =
                api.get("agent-templates").json().getJsonArray("templates").getJsonObject(1);
        var project = api.post("projects", "{\"name\":\"Code\",\"template\":\"code-assistant\"}");
        assertThat(project.status()).as(project.body()).isEqualTo(201);
        var config = api.get("projects/" + project.at("/id") + "/agent-config");
        assertThat(config.at("/system_instructions")).isEqualTo(template.getString("system_instructions"));
        assertThat(config.at("/agent_type")).isEqualTo("code_agent");
        assertThat(config.at("/llm_config"))
                .isEqualTo(template.getJsonObject("llm_config").toString());
    }

    @Test
    void areNamedWhereThereIsNoSuchOne() {
        var refused = api.post("projects", "{\"name\":\"Code\",\"template\":\"poet\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.badFields()).containsExactly("template");
        assertThat(refused.body()).contains("writer");
    }
}
