package org.opencodex.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opencodex.platform.JsonDialect;
import org.opencodex.problem.OpenCodexException;

/** The templates that come with the server, from one readable file. */
@ApplicationScoped
public class AgentTemplates {
    private static final String FILE = "/agent-templates.json";

    private final List<AgentTemplate> all = read();

    List<AgentTemplate> all() {
        return all;
    }

    /** Throws {@code validation_failed} if there is none. */
    AgentTemplate require(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> {
            var known = all.stream().map(AgentTemplate::id).toList();
            return OpenCodexException.invalid("template", "must be one of " + String.join(", ", known) + ".");
        });
    }

    private static List<AgentTemplate> read() {
        try (var file = AgentTemplates.class.getResourceAsStream(FILE)) {
            return JsonDialect.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .getJsonArray("templates")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(AgentTemplates::template)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AgentTemplate template(JsonObject json) {
        return new AgentTemplate(
                json.getString("id"),
                json.getString("name"),
                json.getString("description"),
                json.getString("agent_type"),
                json.getString("system_instructions"),
                json.getJsonObject("llm_config"));
    }
}
