package org.opencodex.delivery;

import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.UUID;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.Message;
import org.opencodex.chat.MessageView;
import org.opencodex.generation.Generation;
import org.opencodex.generation.LogEntry;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.Time;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problem;

/** The frames that the server sends, as JSON text (contract, parts A and B). */
final class Frames {
    static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";
    static final String PONG = "{\"type\":\"pong\"}";

    /** UTF-16 code units of content that an event carries along; longer ones are left for the client to read. */
    private static final int MOST_CONTENT = 32 * 1024;

    private Frames() {}

    static String userMessageSaved(Message message) {
        var frame = frame("user_message_saved").add("message_id", message.id().toString());
        if (message.parentId() == null) {
            frame.addNull("parent_id");
        } else {
            frame.add("parent_id", message.parentId().toString());
        }
        return frame.add("created_at", Time.wire(message.createdAt())).build().toString();
    }

    static String start(Generation generation) {
        return frame("start")
                .add("generation_id", generation.id().toString())
                .add("message_id", generation.messageId().toString())
                .add("provider", generation.provider())
                .add("model", generation.model())
                .add("omitted_messages", 0)
                .build()
                .toString();
    }

    /** One entry of a log is one frame; built by hand, since there is one for each flush of each generation. */
    static String entry(UUID generationId, LogEntry entry) {
        if (entry.kind().terminal()) {
            return entry.content();
        }
        var type = entry.kind() == LogEntry.Kind.CHUNK ? "chunk" : "reasoning";
        return "{\"type\":\"" + type + "\",\"generation_id\":\"" + generationId + "\",\"seq\":" + entry.seq()
                + ",\"content\":" + JsonDialect.JSON.createValue(entry.content()) + "}";
    }

    /** About one request, and no log. */
    static String error(OpenCodexException failure) {
        var frame = frame("error")
                .add("content", failure.getMessage())
                .add("code", failure.code().code())
                .add("retryable", failure.code().retryable());
        failure.retryAfter().ifPresent(delay -> frame.add("retry_after_ms", delay.toMillis()));
        if (!failure.errors().isEmpty()) {
            frame.add("errors", Problem.of(failure).get("errors"));
        }
        failure.members().forEach(frame::add);
        return frame.build().toString();
    }

    static String messageCreated(Message message) {
        var view = JsonDialect.JSON.createObjectBuilder(JsonDialect.object(MessageView.of(message)));
        if (message.content().length() > MOST_CONTENT) {
            view.remove("content");
        }
        return frame("message_created").add("message", view).build().toString();
    }

    static String chatUpdated(ChatView chat) {
        return frame("chat_updated")
                .add("chat", JsonDialect.object(chat))
                .build()
                .toString();
    }

    static String chatDeleted(UUID chatId) {
        return frame("chat_deleted").add("chat_id", chatId.toString()).build().toString();
    }

    static String draining(Duration retryAfter) {
        return frame("draining")
                .add("retry_after_ms", retryAfter.toMillis())
                .build()
                .toString();
    }

    private static JsonObjectBuilder frame(String type) {
        return JsonDialect.JSON.createObjectBuilder().add("type", type);
    }
}
