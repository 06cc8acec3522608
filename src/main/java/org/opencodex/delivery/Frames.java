package org.opencodex.delivery;

import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.ChatView;
import org.opencodex.chat.MessageView;
import org.opencodex.chat.SendId;
import org.opencodex.generation.Generation;
import org.opencodex.generation.LogEntry;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.Time;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.problem.Problem;

/** The frames that the server sends, as JSON text (contract, parts A and B). */
final class Frames {
    static final Frame HEARTBEAT = Frame.of("{\"type\":\"heartbeat\"}");
    static final Frame PONG = Frame.of("{\"type\":\"pong\"}");

    /** For the lists of one person: other projects are there for them, or they may do other things there. */
    static final Frame PROJECTS_CHANGED = Frame.of("{\"type\":\"projects_changed\"}");

    /** UTF-16 code units of content that an event carries along; longer ones are left for the client to read. */
    private static final int MOST_CONTENT = 32 * 1024;

    private Frames() {}

    /** {@code sent} is the client's own id for the request. */
    static Frame userMessageSaved(MessageView message, Optional<SendId> sent) {
        var frame = frame("user_message_saved").add("message_id", message.id());
        sent.ifPresent(id -> frame.add("client_message_id", id.clientMessageId().toString()));
        if (message.parentId() == null) {
            frame.addNull("parent_id");
        } else {
            frame.add("parent_id", message.parentId());
        }
        return built(frame.add("created_at", Time.wire(message.createdAt())));
    }

    static Frame start(Generation generation) {
        return built(startOf(generation));
    }

    /** The client goes on after {@code seq}; {@code sha256} is over the text that it should have. */
    static Frame resumed(Generation generation, int seq, String sha256) {
        return built(startOf(generation).add("resumed_from", seq).add("sha256", sha256));
    }

    private static JsonObjectBuilder startOf(Generation generation) {
        return frame("start")
                .add("generation_id", generation.id().toString())
                .add("message_id", generation.messageId().toString())
                .add("provider", generation.provider())
                .add("model", generation.model())
                .add("omitted_messages", generation.omittedMessages());
    }

    /** No replay is possible: the message has the text up to {@code upToSeq}. */
    static Frame snapshot(Generation generation, int upToSeq, AnswerStatus status) {
        return built(frame("snapshot")
                .add("generation_id", generation.id().toString())
                .add("message_id", generation.messageId().toString())
                .add("up_to_seq", upToSeq)
                .add("status", status.code()));
    }

    /** The provider answers others first. */
    static Frame queued(Generation generation, int place) {
        return built(frame("progress")
                .add("generation_id", generation.id().toString())
                .add("phase", "queued")
                .add("place", place));
    }

    /** The provider is asked again after a delay. */
    static Frame retrying(Generation generation, Duration delay) {
        return built(frame("progress")
                .add("generation_id", generation.id().toString())
                .add("phase", "retrying")
                .add("retry_after_ms", delay.toMillis()));
    }

    /** Made once for all readers. */
    static List<LogFrame> entries(UUID generationId, List<LogEntry> entries) {
        return entries.stream().map(entry -> entry(generationId, entry)).toList();
    }

    /** One entry of a log is one frame; built by hand, since there is one for each flush of each generation. */
    static LogFrame entry(UUID generationId, LogEntry entry) {
        var terminal = entry.kind().terminal();
        var id = generationId.toString();
        var text = terminal ? entry.content() : delta(id, entry);
        return new LogFrame(entry.seq(), terminal, new Frame(text, id + ":" + entry.seq()));
    }

    private static String delta(String generationId, LogEntry entry) {
        var type = entry.kind() == LogEntry.Kind.CHUNK ? "chunk" : "reasoning";
        return "{\"type\":\"" + type + "\",\"generation_id\":\"" + generationId + "\",\"seq\":" + entry.seq()
                + ",\"content\":" + JsonDialect.JSON.createValue(entry.content()) + "}";
    }

    /** About one request, and no log. */
    static Frame error(OpenCodexException failure) {
        var frame = frame("error")
                .add("content", failure.getMessage())
                .add("code", failure.code().code())
                .add("retryable", failure.code().retryable());
        failure.retryAfter().ifPresent(delay -> frame.add("retry_after_ms", delay.toMillis()));
        if (!failure.errors().isEmpty()) {
            frame.add("errors", Problem.of(failure).get("errors"));
        }
        failure.members().forEach(frame::add);
        return built(frame);
    }

    static Frame messageCreated(MessageView message) {
        var view = JsonDialect.JSON.createObjectBuilder(JsonDialect.object(message));
        if (message.content().length() > MOST_CONTENT) {
            view.remove("content");
        }
        return built(frame("message_created").add("message", view));
    }

    /** What people think of it is new. */
    static Frame messageUpdated(MessageView message) {
        var view = JsonDialect.JSON.createObjectBuilder(JsonDialect.object(message));
        view.remove("content");
        return built(frame("message_updated").add("message", view));
    }

    /** Some were deleted or brought back: the messages are to be read again. */
    static Frame messagesChanged(UUID chatId) {
        return built(frame("messages_changed").add("chat_id", chatId.toString()));
    }

    /** For the lists of one person: they have read the chat to its end. */
    static Frame chatRead(UUID chatId) {
        return built(frame("chat_read").add("chat_id", chatId.toString()));
    }

    static Frame chatCreated(ChatView chat) {
        return built(frame("chat_created").add("chat", JsonDialect.object(chat)));
    }

    static Frame chatUpdated(ChatView chat) {
        return built(frame("chat_updated").add("chat", JsonDialect.object(chat)));
    }

    static Frame chatDeleted(UUID chatId) {
        return built(frame("chat_deleted").add("chat_id", chatId.toString()));
    }

    /** For a list of chats: an answer is being written. */
    static Frame generationStarted(Generation generation) {
        return built(ofList("generation_started", generation).add("status", AnswerStatus.QUEUED.code()));
    }

    /** For a list of chats: it is written no longer. */
    static Frame generationEnded(Generation generation, AnswerStatus status) {
        return built(ofList("generation_ended", generation).add("status", status.code()));
    }

    private static JsonObjectBuilder ofList(String type, Generation generation) {
        return frame(type)
                .add("chat_id", generation.chatId().toString())
                .add("generation_id", generation.id().toString());
    }

    static Frame draining(Duration retryAfter) {
        return built(frame("draining").add("retry_after_ms", retryAfter.toMillis()));
    }

    private static JsonObjectBuilder frame(String type) {
        return JsonDialect.JSON.createObjectBuilder().add("type", type);
    }

    private static Frame built(JsonObjectBuilder frame) {
        return Frame.of(frame.build().toString());
    }
}
