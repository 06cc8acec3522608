package org.opencodex.project;

import jakarta.json.JsonObject;

/** What a new project may begin with, in place of the seed's bare configuration. */
public record AgentTemplate(
        String id,
        String name,
        String description,
        String agentType,
        String systemInstructions,
        JsonObject llmConfig) {}
