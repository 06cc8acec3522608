package org.opencodex.usage;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.opencodex.identity.CurrentUser;

/** What answers took, over REST: ours, beyond the contract. */
@Path("/usage")
@RequestScoped
public class UsageResource {
    private static final String CSV = "text/csv";

    @Inject
    private CurrentUser currentUser;

    @Inject
    private UsageEntries entries;

    @QueryParam("project_id")
    private String project;

    @QueryParam("chat_id")
    private String chat;

    @QueryParam("provider")
    private String provider;

    @QueryParam("model")
    private String model;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public UsageView sums(@QueryParam("group_by") String group) {
        var user = currentUser.get();
        var filter = filter(group);
        return new UsageView(
                entries.total(user, filter),
                entries.groups(user, filter),
                filter.from().toString(),
                filter.to().toString(),
                filter.group().name().toLowerCase(Locale.ROOT),
                UsageView.CURRENCY);
    }

    /** Each answer, the newest first. */
    @GET
    @Path("/answers.csv")
    @Produces(CSV)
    public Response answers() {
        var filter = filter(null);
        var csv = UsageCsv.of(entries.answers(currentUser.get(), filter));
        return Response.ok(csv.getBytes(StandardCharsets.UTF_8), CSV + ";charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"usage-" + filter.from() + "-" + filter.to() + ".csv\"")
                .build();
    }

    private UsageFilter filter(String group) {
        return new UsageFilter.Query(project, chat, provider, model, from, to, group).read();
    }
}
