package org.opencodex.transfer;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.ChatCopy;
import org.opencodex.chat.Rating;
import org.opencodex.chat.Role;
import org.opencodex.chat.Said;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.Time;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/**
 * One chat with its whole tree as JSON:
 *
 * <pre>
 * {"format": "open-codex-chat", "version": 1, "name", "auto_named", "archived", "pinned", "created_at", "last_active_at",
 *  "active_message_id"?, "messages": [{"id", "parent_id"?, "role", "content", "created_at", "message_metadata", "status",
 *  "provider"?, "model"?, "finish_reason"?, "reasoning"?, "usage"?, "omitted_messages"?, "rating"?}]}
 * </pre>
 *
 * Messages stand in the order in which they were said. Ids hold the tree together, and are others after an import.
 */
final class ChatFile {
    static final String FORMAT = "open-codex-chat";
    private static final int VERSION = 1;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_CONTENT = 16 * 1024 * 1024;
    private static final int LONGEST_WORD = 255;

    private ChatFile() {}

    static void write(ChatCopy chat, OutputStream out) {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Not closed, for the stream is the caller's, and may have more to take.
        var json = JsonDialect.JSON.createGenerator(writer);
        json.writeStartObject()
                .write("format", FORMAT)
                .write("version", VERSION)
                .write("name", chat.name())
                .write("auto_named", chat.autoNamed())
                .write("archived", chat.archived())
                .write("pinned", chat.pinned())
                .write("created_at", Time.wire(chat.createdAt()))
                .write("last_active_at", Time.wire(chat.lastActiveAt()));
        if (chat.activeMessageId() != null) {
            json.write("active_message_id", chat.activeMessageId().toString());
        }
        json.writeStartArray("messages");
        chat.messages().forEach(entry -> json.write(message(entry)));
        json.writeEnd().writeEnd().flush();
    }

    private static JsonObject message(ChatCopy.Entry entry) {
        var said = entry.said();
        var json = JsonDialect.JSON
                .createObjectBuilder()
                .add("id", entry.id().toString())
                .add("role", code(said.role()))
                .add("content", said.content())
                .add("created_at", Time.wire(said.createdAt()))
                .add("message_metadata", said.metadata())
                .add("status", said.status().code());
        if (entry.parentId() != null) {
            json.add("parent_id", entry.parentId().toString());
        }
        if (said.provider() != null) {
            json.add("provider", said.provider());
        }
        if (said.model() != null) {
            json.add("model", said.model());
        }
        if (said.finishReason() != null) {
            json.add("finish_reason", said.finishReason());
        }
        if (said.reasoning() != null) {
            json.add("reasoning", said.reasoning());
        }
        if (said.usage() != null) {
            json.add("usage", said.usage());
        }
        if (said.omittedMessages() != null) {
            json.add("omitted_messages", said.omittedMessages());
        }
        if (said.rating() != null) {
            json.add("rating", code(said.rating()));
        }
        return json.build();
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@code validation_failed} that names what cannot be read. */
    static ChatCopy read(JsonObject json) {
        var chat = new Chat();
        if (!FORMAT.equals(json.getString("format", null)) || json.getInt("version", 0) != VERSION) {
            throw OpenCodexException.invalid(
                    "format",
                    "must be " + FORMAT + ", version " + VERSION + ": this is no chat that can be read here.");
        }
        new JsonBody(json)
                .fields()
                .require("name")
                .text("name", 1, LONGEST_NAME, name -> chat.name = name)
                .flag("auto_named", flag -> chat.autoNamed = flag)
                .flag("archived", flag -> chat.archived = flag)
                .flag("pinned", flag -> chat.pinned = flag)
                .require("created_at")
                .time("created_at", time -> chat.createdAt = time)
                .time("last_active_at", time -> chat.lastActiveAt = time)
                .uuid("active_message_id", id -> chat.activeMessageId = id)
                .check();
        var messages = messages(json);
        if (chat.activeMessageId != null
                && messages.stream().noneMatch(entry -> entry.id().equals(chat.activeMessageId))) {
            throw OpenCodexException.invalid("active_message_id", "names no message of the chat.");
        }
        return new ChatCopy(
                chat.name,
                chat.autoNamed,
                chat.archived,
                chat.pinned,
                chat.createdAt,
                chat.lastActiveAt == null ? chat.createdAt : chat.lastActiveAt,
                chat.activeMessageId == null && !messages.isEmpty()
                        ? messages.getLast().id()
                        : chat.activeMessageId,
                messages);
    }

    private static List<ChatCopy.Entry> messages(JsonObject json) {
        if (json.get("messages") == null || json.get("messages").getValueType() != JsonValue.ValueType.ARRAY) {
            throw OpenCodexException.invalid("messages", "must be a list.");
        }
        Set<UUID> known = new HashSet<>();
        var messages = new ArrayList<ChatCopy.Entry>();
        for (var value : json.getJsonArray("messages")) {
            var where = "messages[" + messages.size() + "]";
            if (!(value instanceof JsonObject object)) {
                throw OpenCodexException.invalid(where, "must be an object.");
            }
            var entry = entry(object, where);
            if (entry.parentId() != null && !known.contains(entry.parentId())) {
                throw OpenCodexException.invalid(where + ".parent_id", "must name a message before this one.");
            }
            if (!known.add(entry.id())) {
                throw OpenCodexException.invalid(where + ".id", "is that of another message.");
            }
            messages.add(entry);
        }
        return messages;
    }

    private static ChatCopy.Entry entry(JsonObject json, String where) {
        var read = new Message();
        try {
            new JsonBody(json)
                    .fields()
                    .require("id")
                    .uuid("id", id -> read.id = id)
                    .uuid("parent_id", id -> read.parentId = id)
                    .require("role")
                    .oneOf("role", Role.class, role -> read.role = role)
                    .require("content")
                    .text("content", 0, LONGEST_CONTENT, content -> read.content = content)
                    .require("created_at")
                    .time("created_at", time -> read.createdAt = time)
                    .object("message_metadata", metadata -> read.metadata = metadata)
                    .oneOf("status", AnswerStatus.class, status -> read.status = status)
                    .text("provider", 1, LONGEST_WORD, provider -> read.provider = provider)
                    .text("model", 1, LONGEST_WORD, model -> read.model = model)
                    .text("finish_reason", 1, LONGEST_WORD, reason -> read.finishReason = reason)
                    .text("reasoning", 0, LONGEST_CONTENT, reasoning -> read.reasoning = reasoning)
                    .object("usage", usage -> read.usage = usage)
                    .integer("omitted_messages", 0, omitted -> read.omittedMessages = omitted)
                    .oneOf("rating", Rating.class, rating -> read.rating = rating)
                    .check();
        } catch (OpenCodexException e) {
            throw OpenCodexException.invalid(e.errors().stream()
                    .map(error -> new FieldError(where + "." + error.field(), error.message()))
                    .toList());
        }
        if (read.status.running()) {
            throw OpenCodexException.invalid(where + ".status", "must be that of an answer that has ended.");
        }
        return new ChatCopy.Entry(read.id, read.parentId, read.said());
    }

    private static final class Chat {
        private String name;
        private boolean autoNamed;
        private boolean archived;
        private boolean pinned;
        private OffsetDateTime createdAt;
        private OffsetDateTime lastActiveAt;
        private UUID activeMessageId;
    }

    private static final class Message {
        private UUID id;
        private UUID parentId;
        private Role role;
        private String content;
        private OffsetDateTime createdAt;
        private JsonObject metadata = JsonValue.EMPTY_JSON_OBJECT;
        private AnswerStatus status = AnswerStatus.COMPLETED;
        private String provider;
        private String model;
        private String finishReason;
        private String reasoning;
        private JsonObject usage;
        private Integer omittedMessages;
        private Rating rating;

        Said said() {
            return new Said(
                    role,
                    content,
                    createdAt,
                    metadata,
                    status,
                    provider,
                    model,
                    finishReason,
                    reasoning,
                    usage,
                    omittedMessages,
                    rating);
        }
    }
}
