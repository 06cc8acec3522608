package org.opencodex.project;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.stream.Stream;
import org.opencodex.access.PrincipalKind;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.Principals;
import org.opencodex.platform.Paging;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** People and groups to share with, over REST. */
@Path("/principals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PrincipalResource {
    private static final int LONGEST_QUERY = 255;
    private static final int USUAL = 20;
    private static final int MOST = 100;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Principals principals;

    @GET
    public PrincipalView.ListView search(@QueryParam("query") String query, @QueryParam("limit") String limit) {
        if (!currentUser.get().writes()) {
            throw new OpenCodexException(
                    ErrorCode.FORBIDDEN, "This API token may only read, and cannot share with anybody.");
        }
        var part = query == null ? "" : query;
        if (part.length() > LONGEST_QUERY) {
            throw OpenCodexException.invalid("query", "must have at most " + LONGEST_QUERY + " characters.");
        }
        var most =
                Paging.of(null, limit == null ? String.valueOf(USUAL) : limit).limit();
        if (most > MOST) {
            throw OpenCodexException.invalid("limit", "must be at most " + MOST + ".");
        }
        var people =
                principals.peopleWith(part, most).stream().map(found -> PrincipalView.of(PrincipalKind.USER, found));
        var groups =
                principals.groupsWith(part, most).stream().map(found -> PrincipalView.of(PrincipalKind.GROUP, found));
        return new PrincipalView.ListView(Stream.concat(groups, people)
                .sorted(Comparator.comparing(PrincipalView::name, String.CASE_INSENSITIVE_ORDER))
                .limit(most)
                .toList());
    }
}
