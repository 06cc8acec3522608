package org.opencodex.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.opencodex.audit.AuditEntries;
import org.opencodex.platform.Paging;

/** What was done, for administrators. Ours, beyond the contract. */
@Path("/admin/audit")
@RequestScoped
public class AuditResource {
    private static final String LINES = "application/x-ndjson";

    @Inject
    private CurrentAdministrator administrator;

    @Inject
    private AuditEntries entries;

    @Inject
    private AuditLines lines;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("actor")
    private String actor;

    @QueryParam("action")
    private String action;

    @QueryParam("project")
    private String project;

    @QueryParam("before")
    private String before;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public AuditPageView page(@QueryParam("limit") String limit) {
        administrator.get();
        var most = Paging.of(null, limit).limit();
        var asked = asked();
        return AuditPageView.of(entries.page(asked.filter(), asked.before(), most + 1), most);
    }

    /** All that fit, one JSON object a line, for those who ask for it by name. */
    @GET
    @Produces(LINES + ";qs=0.5")
    public Response lines() {
        var by = administrator.get();
        var asked = asked();
        lines.announce(by);
        return Response.ok((StreamingOutput) out -> lines.write(asked, out), LINES)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-" + LocalDate.now(ZoneOffset.UTC) + ".jsonl\"")
                .build();
    }

    private AuditQuery.Asked asked() {
        return new AuditQuery(from, to, actor, action, project, before).read();
    }
}
