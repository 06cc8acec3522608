package org.opencodex.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Paging;
import org.opencodex.platform.Time;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/** Search over REST: ours, beyond the contract. */
@Path("/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private static final int LONGEST = 500;
    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final List<String> ROLES = List.of("user", "assistant", "system");

    @Inject
    private CurrentUser currentUser;

    @Inject
    private SearchHits hits;

    @QueryParam("q")
    private String typed;

    @QueryParam("project_id")
    private String project;

    @QueryParam("chat_id")
    private String chat;

    @QueryParam("role")
    private String role;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("skip")
    private String skip;

    @QueryParam("limit")
    private String limit;

    private final List<FieldError> errors = new ArrayList<>();

    @GET
    public SearchView find() {
        var user = currentUser.get();
        var paging = Paging.of(skip, limit == null ? String.valueOf(USUAL_PAGE) : limit);
        complainIf(typed == null || typed.length() > LONGEST, "q", "must be there, with at most 500 characters.");
        complainIf(paging.limit() > LARGEST_PAGE, "limit", "must be at most 100.");
        complainIf(role != null && !ROLES.contains(role), "role", "must be one of user, assistant, system.");
        var query = new SearchQuery(
                typed == null ? "" : SearchWords.query(typed),
                id("project_id", project),
                id("chat_id", chat),
                Optional.ofNullable(role),
                day("from", from),
                day("to", to),
                paging);
        if (!errors.isEmpty()) {
            throw OpenCodexException.invalid(errors);
        }
        return hits.find(user, query);
    }

    private void complainIf(boolean wrong, String field, String message) {
        if (wrong) {
            errors.add(new FieldError(field, message));
        }
    }

    private Optional<UUID> id(String name, String text) {
        var id = Optional.ofNullable(text).flatMap(Ids::parse);
        complainIf(text != null && id.isEmpty(), name, "must be an id.");
        return id;
    }

    private Optional<LocalDate> day(String name, String text) {
        var day = Optional.ofNullable(text).flatMap(Time::day);
        complainIf(text != null && day.isEmpty(), name, "must be a day, such as 2026-01-31.");
        return day;
    }
}
