package org.opencodex.project;

import jakarta.json.JsonObject;
import org.opencodex.llm.LlmParameters;
import org.opencodex.platform.Edit;
import org.opencodex.platform.JsonBody;

/** What a client, or a file, says of an agent configuration. */
final class AgentConfigRequest {
    private static final int LONGEST_INSTRUCTIONS = 100_000;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_MODEL = 255;
    private static final int MOST_TOOLS = 100;

    private AgentConfigRequest() {}

    /** One step for each member that is named. Throws {@code validation_failed}. */
    static Edit<AgentConfig> of(JsonObject json) {
        var edit = new Edit<AgentConfig>();
        var parameters = edit.set(AgentConfig::configureModel);
        new JsonBody(json)
                .fields()
                .text("agent_type", 1, LONGEST_WORD, edit.set(AgentConfig::become))
                .nullableText("system_instructions", LONGEST_INSTRUCTIONS, edit.set(AgentConfig::instruct))
                .text("environment_type", 1, LONGEST_WORD, edit.set(AgentConfig::moveTo))
                .object("environment_config", edit.set(AgentConfig::configureEnvironment))
                .texts("enabled_tools", MOST_TOOLS, LONGEST_WORD, edit.set(AgentConfig::enable))
                .text("llm_provider", 1, LONGEST_WORD, edit.set(AgentConfig::useProvider))
                .text("llm_model", 1, LONGEST_MODEL, edit.set(AgentConfig::useModel))
                .object("llm_config", config -> {
                    LlmParameters.of(config);
                    parameters.accept(config);
                })
                .oneOf("chat_titles", AgentConfig.ChatTitles.class, edit.set(AgentConfig::nameChatsBy))
                .integer("version", 1, edit::startsFrom)
                .check();
        return edit;
    }
}
