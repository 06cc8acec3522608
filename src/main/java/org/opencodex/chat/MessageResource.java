package org.opencodex.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** The messages of a chat over REST (contract, part A, and part B, "Reading"). */
@Path("/chats/{id}/messages")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {
    private static final int LONGEST_CONTENT = 200_000;
    private static final Set<String> INCLUDABLE = Set.of("streaming", "failed");

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Messages messages;

    @Inject
    private MessagePages pages;

    @Inject
    private MessageDeletions deletions;

    @GET
    public MessageView.Page list(
            @PathParam("id") String id,
            @QueryParam("skip") String skip,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before,
            @QueryParam("leaf") String leaf,
            @QueryParam("through") String through,
            @QueryParam("newest") boolean newest,
            @QueryParam("all") boolean all,
            @QueryParam("include") List<String> include) {
        var paging = Paging.of(skip, limit);
        var included = include(include);
        var user = currentUser.get();
        var chat = ChatResource.parse(id);
        if (all) {
            return pages.tree(user, chat, paging, included);
        }
        if (before != null) {
            return pages.pageBefore(user, chat, parse(before), paging.limit(), included);
        }
        var end = through == null
                ? Optional.ofNullable(leaf).map(MessageResource::parse)
                : Optional.of(pages.leafBelow(user, chat, parse(through)));
        return newest
                ? pages.newest(user, chat, end, paging.limit(), included)
                : pages.page(user, chat, end, paging, included);
    }

    @GET
    @Path("/{message_id}")
    public MessageView get(@PathParam("id") String id, @PathParam("message_id") String messageId) {
        return pages.get(currentUser.get(), ChatResource.parse(id), parse(messageId));
    }

    @POST
    public Response create(@PathParam("id") String id, JsonBody body) {
        var request = new CreateRequest();
        body.fields()
                .require("content")
                .units("content", LONGEST_CONTENT, content -> request.content = content)
                .oneOf("role", Role.class, role -> request.role = role)
                .object("message_metadata", metadata -> request.metadata = metadata)
                .uuid("client_message_id", clientId -> request.clientMessageId = clientId)
                .check();
        var message = messages.write(currentUser.get(), ChatResource.parse(id), request.draft());
        return Response.status(Response.Status.CREATED).entity(message).build();
    }

    /** With all that was said under it. */
    @DELETE
    @Path("/{message_id}")
    public void delete(@PathParam("id") String id, @PathParam("message_id") String messageId) {
        deletions.delete(currentUser.get(), ChatResource.parse(id), parse(messageId));
    }

    @POST
    @Path("/{message_id}/restore")
    public MessageView restore(@PathParam("id") String id, @PathParam("message_id") String messageId) {
        return deletions.restore(currentUser.get(), ChatResource.parse(id), parse(messageId));
    }

    /** What the reader thinks of it; null takes it back. */
    @PUT
    @Path("/{message_id}/rating")
    public MessageView rate(@PathParam("id") String id, @PathParam("message_id") String messageId, JsonBody body) {
        var rating = new AtomicReference<Rating>();
        body.fields()
                .require("rating")
                .nullableOneOf("rating", Rating.class, rating::set)
                .check();
        return messages.rate(currentUser.get(), ChatResource.parse(id), parse(messageId), rating.get());
    }

    private static MessagePages.Include include(List<String> words) {
        var named = words.stream()
                .flatMap(word -> Arrays.stream(word.split(",")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (!INCLUDABLE.containsAll(named)) {
            throw OpenCodexException.invalid("include", "may name streaming and failed.");
        }
        return new MessagePages.Include(named.contains("streaming"), named.contains("failed"));
    }

    private static UUID parse(String id) {
        return Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("message"));
    }

    private static final class CreateRequest {
        private String content;
        private Role role = Role.USER;
        private JsonObject metadata = JsonValue.EMPTY_JSON_OBJECT;
        private UUID clientMessageId;

        Messages.Draft draft() {
            var sent = Optional.ofNullable(clientMessageId)
                    .map(clientId -> SendId.of(clientId, "store", role, content, metadata));
            return new Messages.Draft(role, content, metadata, sent);
        }
    }
}
