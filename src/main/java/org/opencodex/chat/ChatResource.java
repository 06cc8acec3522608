package org.opencodex.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** Chat sessions over REST (contract, part A). */
@Path("/chats")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ChatResource {
    private static final int LONGEST_NAME = 255;
    private static final String NAMELESS = "New chat";

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Chats chats;

    @Inject
    private ReadMarks marks;

    @Inject
    private ChatCopies copies;

    @GET
    public ChatView.Page list(
            @QueryParam("project_id") String projectId,
            @QueryParam("skip") String skip,
            @QueryParam("limit") String limit) {
        return chats.page(currentUser.get(), project(projectId), Paging.of(skip, limit));
    }

    @POST
    public Response create(@QueryParam("project_id") String projectId, JsonBody body) {
        var name = new AtomicReference<>(NAMELESS);
        var autoNamed = new AtomicBoolean();
        var fields = body.fields().flag("auto_name", autoNamed::set).text("name", 1, LONGEST_NAME, name::set);
        (autoNamed.get() ? fields : fields.require("name")).check();
        var project = project(projectId)
                .orElseThrow(() -> OpenCodexException.invalid("project_id", "is required, in the query."));
        var chat = chats.create(currentUser.get(), project, name.get(), autoNamed.get());
        return Response.status(Response.Status.CREATED)
                .entity(chats.view(currentUser.get(), chat))
                .build();
    }

    @GET
    @Path("/{id}")
    public ChatView get(@PathParam("id") String id) {
        var user = currentUser.get();
        return chats.view(user, chats.get(user, parse(id)));
    }

    @PUT
    @Path("/{id}")
    public ChatView update(@PathParam("id") String id, JsonBody body) {
        var edit = new Edit<ChatSession>();
        var onShow = new AtomicReference<UUID>();
        body.fields()
                .text("name", 1, LONGEST_NAME, edit.set(ChatSession::rename))
                .oneOf("status", ChatSession.Status.class, edit.set(ChatSession::enter))
                .flag("pinned", edit.set(ChatSession::pin))
                .uuid("project_id", edit.set(ChatSession::moveTo))
                .uuid("active_message_id", onShow::set)
                .integer("version", 1, edit::startsFrom)
                .check();
        return chats.change(currentUser.get(), parse(id), edit, Optional.ofNullable(onShow.get()));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        chats.delete(currentUser.get(), parse(id));
    }

    @POST
    @Path("/{id}/restore")
    public ChatView restore(@PathParam("id") String id) {
        var user = currentUser.get();
        return chats.view(user, chats.restore(user, parse(id)));
    }

    /** The user has seen all that was said so far. */
    @PUT
    @Path("/{id}/read-mark")
    public void read(@PathParam("id") String id) {
        marks.move(currentUser.get(), parse(id));
    }

    /** A chat of its own that begins with the messages up to one of this chat's. */
    @POST
    @Path("/{id}/fork")
    public Response fork(@PathParam("id") String id, JsonBody body) {
        var upTo = new AtomicReference<UUID>();
        var name = new AtomicReference<String>();
        body.fields()
                .require("message_id")
                .uuid("message_id", upTo::set)
                .text("name", 1, LONGEST_NAME, name::set)
                .check();
        var user = currentUser.get();
        var chat = copies.fork(user, parse(id), upTo.get(), Optional.ofNullable(name.get()));
        return Response.status(Response.Status.CREATED)
                .entity(chats.view(user, chat))
                .build();
    }

    /** Empty where the query names none. */
    private static Optional<UUID> project(String id) {
        return id == null || id.isEmpty()
                ? Optional.empty()
                : Optional.of(Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("project")));
    }

    static UUID parse(String id) {
        return Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("chat"));
    }
}
