package org.opencodex.project;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** An agent configuration on the wire. */
public record AgentConfigView(
        String id,
        String projectId,
        String agentType,
        String systemInstructions,
        String environmentType,
        JsonObject environmentConfig,
        List<String> enabledTools,
        String llmProvider,
        String llmModel,
        JsonObject llmConfig,
        String chatTitles,
        int version) {
    static AgentConfigView of(AgentConfig config) {
        return new AgentConfigView(
                config.id().toString(),
                config.projectId().toString(),
                config.agentType(),
                config.rawSystemInstructions(),
                config.environmentType(),
                config.environmentConfig(),
                config.enabledTools(),
                config.llmProvider(),
                config.llmModel(),
                config.llmConfig(),
                config.chatTitles().name().toLowerCase(Locale.ROOT),
                config.version());
    }
}
