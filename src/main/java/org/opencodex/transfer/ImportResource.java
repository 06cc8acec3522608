package org.opencodex.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Ids;
import org.opencodex.problem.OpenCodexException;

/** Files that were exported, put in as new projects and chats. */
@Path("/import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private Imports imports;

    @Inject
    private ImportPlaces places;

    @POST
    @Consumes("application/zip")
    public ImportView archive(InputStream body) throws IOException {
        var user = currentUser.get();
        try (var place = places.take(user);
                var upload = Upload.of(body)) {
            return place.work(() -> imports.archive(user, upload.path()));
        }
    }

    /** One chat, into the project that is named. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ImportView chat(@QueryParam("project_id") String projectId, InputStream body) throws IOException {
        var user = currentUser.get();
        var project = Optional.ofNullable(projectId)
                .orElseThrow(() -> OpenCodexException.invalid("project_id", "is required, in the query."));
        var id = Ids.parse(project).orElseThrow(() -> OpenCodexException.notFound("project"));
        imports.requireEditor(user, id);
        try (var place = places.take(user)) {
            var file = Imports.receive(body);
            return place.work(() -> imports.chat(user, id, file));
        }
    }
}
