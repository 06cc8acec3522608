package org.opencodex.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.opencodex.chat.ChatCopies;
import org.opencodex.identity.CurrentUser;
import org.opencodex.platform.Ids;
import org.opencodex.problem.OpenCodexException;

/** One chat as a file: to read, or with its whole tree. */
@Path("/chats/{id}/export")
@RequestScoped
public class ChatExportResource {
    @Inject
    private CurrentUser currentUser;

    @Inject
    private ChatCopies chats;

    @Inject
    private Exports exports;

    @GET
    public Response export(@PathParam("id") String id, @QueryParam("format") String format) {
        var user = currentUser.get();
        var chatId = Ids.parse(id).orElseThrow(() -> OpenCodexException.notFound("chat"));
        var chat = chats.of(user, chatId);
        var file =
                switch (format == null ? "markdown" : format) {
                    case "markdown" ->
                        Response.ok(ChatMarkdown.of(chat), "text/markdown;charset=UTF-8")
                                .header(HttpHeaders.CONTENT_DISPOSITION, Download.named(chat.name(), ".md"))
                                .build();
                    case "json" ->
                        Response.ok((StreamingOutput) out -> ChatFile.write(chat, out), MediaType.APPLICATION_JSON)
                                .header(HttpHeaders.CONTENT_DISPOSITION, Download.named(chat.name(), ".json"))
                                .build();
                    default -> throw OpenCodexException.invalid("format", "must be one of markdown, json.");
                };
        exports.note(user, chatId, chat.name());
        return file;
    }
}
