package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.opencodex.chat.SendId;
import org.opencodex.chat.Under;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/**
 * What a client asks of a chat's model (contract, parts B and C): the frames {@code message}, {@code regenerate} and
 * {@code continue}, by socket or as the body of {@code POST …/generations}. {@code sent} is there if the client named an
 * id of its own.
 */
public sealed interface Ask {
    int LONGEST_CONTENT = 200_000;
    int LONGEST_NAME = 255;
    int LONGEST_ID = 64;

    Optional<SendId> sent();

    /** A question; an edited one goes where the old one is. */
    record Message(Under under, String content, Optional<SendId> sent) implements Ask {
        public Message {
            requireNonNull(under, "under");
            requireNonNull(content, "content");
            requireNonNull(sent, "sent");
        }
    }

    /** Another answer beside this one, or the first to a question that has none. */
    record Regenerate(UUID messageId, Optional<String> provider, Optional<String> model, Optional<SendId> sent)
            implements Ask {
        public Regenerate {
            requireNonNull(messageId, "messageId");
            requireNonNull(provider, "provider");
            requireNonNull(model, "model");
            requireNonNull(sent, "sent");
        }
    }

    /** Another answer beside this one, which begins with its text and goes on from there. */
    record Continue(UUID messageId, Optional<SendId> sent) implements Ask {
        public Continue {
            requireNonNull(messageId, "messageId");
            requireNonNull(sent, "sent");
        }
    }

    /** Whether a frame of this type is one. */
    static boolean isType(String type) {
        return type.equals("message") || type.equals("regenerate") || type.equals("continue");
    }

    /** Throws {@code validation_failed}, with every field that is wrong. */
    static Ask read(JsonBody frame) {
        var type = frame.object().getString("type", "");
        return switch (type) {
            case "message" -> message(frame);
            case "regenerate" -> regenerate(frame);
            case "continue" -> goOn(frame);
            default -> throw OpenCodexException.invalid("type", "must be one of message, regenerate, continue.");
        };
    }

    private static Ask message(JsonBody frame) {
        var content = new AtomicReference<String>();
        var parent = new AtomicReference<String>();
        var client = new AtomicReference<UUID>();
        frame.fields()
                .require("content")
                .units("content", LONGEST_CONTENT, content::set)
                .nullableText("parent_id", LONGEST_ID, parent::set)
                .uuid("client_message_id", client::set)
                .check();
        return frame.object().containsKey("parent_id")
                ? new Message(
                        parent.get() == null ? new Under.Root() : new Under.Parent(id(parent.get())),
                        content.get(),
                        sent(client, "message", content.get(), parent.get()))
                : new Message(new Under.Leaf(), content.get(), sent(client, "message", content.get()));
    }

    private static Ask regenerate(JsonBody frame) {
        var message = new AtomicReference<String>();
        var provider = new AtomicReference<String>();
        var model = new AtomicReference<String>();
        var client = new AtomicReference<UUID>();
        frame.fields()
                .require("message_id")
                .text("message_id", 1, LONGEST_ID, message::set)
                .text("provider", 1, LONGEST_ID, provider::set)
                .text("model", 1, LONGEST_NAME, model::set)
                .uuid("client_message_id", client::set)
                .check();
        return new Regenerate(
                id(message.get()),
                Optional.ofNullable(provider.get()),
                Optional.ofNullable(model.get()),
                sent(client, "regenerate", message.get(), provider.get(), model.get()));
    }

    private static Ask goOn(JsonBody frame) {
        var message = new AtomicReference<String>();
        var client = new AtomicReference<UUID>();
        frame.fields()
                .require("message_id")
                .text("message_id", 1, LONGEST_ID, message::set)
                .uuid("client_message_id", client::set)
                .check();
        return new Continue(id(message.get()), sent(client, "continue", message.get()));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> OpenCodexException.notFound("message"));
    }

    private static Optional<SendId> sent(AtomicReference<UUID> client, Object... parts) {
        return Optional.ofNullable(client.get()).map(id -> SendId.of(id, parts));
    }
}
