package org.opencodex.project;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.opencodex.identity.CurrentUser;
import org.opencodex.llm.LlmParameters;
import org.opencodex.platform.Edit;
import org.opencodex.platform.JsonBody;

/** A project's agent configuration over REST (contract, part A). */
@Path("/projects/{id}/agent-config")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AgentConfigResource {
    private static final int LONGEST_INSTRUCTIONS = 100_000;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_MODEL = 255;
    private static final int MOST_TOOLS = 100;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private AgentConfigs configs;

    @GET
    public AgentConfigView get(@PathParam("id") String id) {
        return AgentConfigView.of(configs.of(currentUser.get(), ProjectResource.parse(id)));
    }

    @PUT
    public AgentConfigView update(@PathParam("id") String id, JsonBody body) {
        var edit = new Edit<AgentConfig>();
        var parameters = edit.set(AgentConfig::configureModel);
        body.fields()
                .text("agent_type", 1, LONGEST_WORD, edit.set(AgentConfig::become))
                .nullableText("system_instructions", LONGEST_INSTRUCTIONS, edit.set(AgentConfig::instruct))
                .text("environment_type", 1, LONGEST_WORD, edit.set(AgentConfig::moveTo))
                .object("environment_config", edit.set(AgentConfig::configureEnvironment))
                .texts("enabled_tools", MOST_TOOLS, LONGEST_WORD, edit.set(AgentConfig::enable))
                .text("llm_provider", 1, LONGEST_WORD, edit.set(AgentConfig::useProvider))
                .text("llm_model", 1, LONGEST_MODEL, edit.set(AgentConfig::useModel))
                .object("llm_config", json -> {
                    LlmParameters.of(json);
                    parameters.accept(json);
                })
                .oneOf("chat_titles", AgentConfig.ChatTitles.class, edit.set(AgentConfig::nameChatsBy))
                .integer("version", 1, edit::startsFrom)
                .check();
        return AgentConfigView.of(configs.change(
                currentUser.get(),
                ProjectResource.parse(id),
                edit,
                body.object().containsKey("llm_config")));
    }
}
