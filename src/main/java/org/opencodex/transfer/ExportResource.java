package org.opencodex.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Ids;
import org.opencodex.problem.OpenCodexException;

/** A project, or all that the user has, as a zip that can be imported. */
@Path("/export")
@RequestScoped
public class ExportResource {
    private static final String ZIP = "application/zip";

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Exports exports;

    @GET
    public Response export(@QueryParam("project_id") String projectId) {
        var user = currentUser.get();
        var project = Optional.ofNullable(projectId)
                .map(id -> Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("project")));
        var chosen = exports.chosen(user, project);
        return Response.ok((StreamingOutput) out -> exports.write(user, chosen, out), ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.named("open-codex-" + LocalDate.now(ZoneOffset.UTC), ".zip"))
                .build();
    }
}
