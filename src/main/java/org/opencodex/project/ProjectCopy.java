package org.opencodex.project;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;

/**
 * A project without its chats, apart from any user: to be exported and imported.
 *
 * @param description null where there is none
 * @param agentConfig as {@link AgentConfigView} has it on the wire
 */
public record ProjectCopy(String name, String description, OffsetDateTime createdAt, JsonObject agentConfig) {
    public ProjectCopy {
        requireNonNull(name, "name");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(agentConfig, "agentConfig");
    }
}
