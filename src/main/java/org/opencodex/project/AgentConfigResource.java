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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opencodex.identity.CurrentUser;
import org.opencodex.llm.LlmParameters;
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
        List<Consumer<AgentConfig>> changes = new ArrayList<>();
        body.fields()
                .text("agent_type", 1, LONGEST_WORD, type -> changes.add(config -> config.become(type)))
                .nullableText(
                        "system_instructions",
                        LONGEST_INSTRUCTIONS,
                        text -> changes.add(config -> config.instruct(text)))
                .text("environment_type", 1, LONGEST_WORD, type -> changes.add(config -> config.moveTo(type)))
                .object("environment_config", json -> changes.add(config -> config.configureEnvironment(json)))
                .texts("enabled_tools", MOST_TOOLS, LONGEST_WORD, tools -> changes.add(config -> config.enable(tools)))
                .text("llm_provider", 1, LONGEST_WORD, provider -> changes.add(config -> config.useProvider(provider)))
                .text("llm_model", 1, LONGEST_MODEL, model -> changes.add(config -> config.useModel(model)))
                .object("llm_config", json -> {
                    LlmParameters.of(json);
                    changes.add(config -> config.configureModel(json));
                })
                .check();
        return AgentConfigView.of(configs.change(
                currentUser.get(),
                ProjectResource.parse(id),
                config -> changes.forEach(change -> change.accept(config))));
    }
}
