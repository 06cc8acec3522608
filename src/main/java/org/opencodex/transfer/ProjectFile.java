package org.opencodex.transfer;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.Time;
import org.opencodex.project.ProjectCopy;

/** One project without its chats as JSON: {@code {"name", "description"?, "created_at", "agent_config": {}}}. */
final class ProjectFile {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private ProjectFile() {}

    static JsonObject write(ProjectCopy project) {
        var json = JsonDialect.JSON
                .createObjectBuilder()
                .add("name", project.name())
                .add("created_at", Time.wire(project.createdAt()))
                .add(
                        "agent_config",
                        JsonDialect.JSON
                                .createObjectBuilder(project.agentConfig())
                                .remove("id")
                                .remove("project_id")
                                .remove("version"));
        if (project.description() != null) {
            json.add("description", project.description());
        }
        return json.build();
    }

    /** Throws {@code validation_failed} that names what cannot be read; the configuration is looked at where it is put. */
    static ProjectCopy read(JsonObject json) {
        var name = new AtomicReference<String>();
        var description = new AtomicReference<String>();
        var createdAt = new AtomicReference<OffsetDateTime>();
        var config = new AtomicReference<JsonObject>();
        new JsonBody(json)
                .fields()
                .require("name")
                .text("name", 1, LONGEST_NAME, name::set)
                .text("description", 0, LONGEST_DESCRIPTION, description::set)
                .require("created_at")
                .time("created_at", createdAt::set)
                .require("agent_config")
                .object("agent_config", config::set)
                .check();
        return new ProjectCopy(name.get(), description.get(), createdAt.get(), config.get());
    }
}
