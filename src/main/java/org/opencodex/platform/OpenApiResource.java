package org.opencodex.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The API's description as JSON; the source is the hand-written {@code META-INF/openapi.yaml}. */
@Path("/openapi.json")
@ApplicationScoped
public class OpenApiResource {
    private JsonObject document;

    @Context
    private ServletContext context;

    @PostConstruct
    void read() {
        try (var yaml = OpenApiResource.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            @SuppressWarnings("unchecked") // The document is an object, or the test of its validity is red.
            var parsed = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            document = JsonDialect.JSON.createObjectBuilder(parsed).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String get() {
        var servers = JsonDialect.JSON
                .createArrayBuilder(List.of(Map.of("url", context.getContextPath() + "/")))
                .build();
        return JsonDialect.JSON
                .createObjectBuilder(document)
                .add("servers", servers)
                .build()
                .toString();
    }
}
