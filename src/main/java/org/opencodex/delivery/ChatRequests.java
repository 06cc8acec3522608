package org.opencodex.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.opencodex.chat.ChatNotices;
import org.opencodex.chat.Chats;
import org.opencodex.generation.Ask;
import org.opencodex.generation.Begun;
import org.opencodex.generation.Generation;
import org.opencodex.generation.GenerationLogs;
import org.opencodex.generation.Launcher;
import org.opencodex.identity.Rates;
import org.opencodex.identity.User;
import org.opencodex.platform.Fields;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonBody;
import org.opencodex.platform.Nodes;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.Failures;
import org.opencodex.problem.OpenCodexException;

/** What clients ask of a chat, by whichever way; each request asks {@code Access} anew. */
@ApplicationScoped
class ChatRequests {
    private static final int LONGEST_ID = 64;

    @Inject
    private Chats chats;

    @Inject
    private Launcher launcher;

    @Inject
    private GenerationLogs logs;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Follower follower;

    @Inject
    private Nodes nodes;

    @Inject
    private Rates rates;

    /** A frame of a watcher's. Throws what is to be told to it. */
    void handle(Watcher watcher, JsonObject frame, FrameRate rate) {
        var type = frame.get("type") instanceof JsonString text ? text.getString() : "";
        if (Ask.isType(type)) {
            ask(watcher, frame, rate);
            return;
        }
        switch (type) {
            case "stop" -> {
                rate.ask();
                stop(watcher, frame);
            }
            case "resume" -> {
                rate.ask();
                resume(watcher, frame);
            }
            case "ack" -> acknowledge(watcher, frame);
            case "ping" -> watcher.client().tell(Frames.PONG);
            default ->
                throw new OpenCodexException(
                        ErrorCode.FRAME_INVALID,
                        "A frame needs a \"type\": message, regenerate, continue, stop, resume, ack or ping.");
        }
    }

    private void ask(Watcher watcher, JsonObject frame, FrameRate rate) {
        try {
            rate.ask();
            chats.getToChange(watcher.client().user(), watcher.chatId());
            var begun = launch(watcher.client().user(), watcher.chatId(), Ask.read(new JsonBody(frame)), watcher);
            if (begun.repeated()) {
                resume(watcher, begun.generation(), 0);
            }
        } catch (RuntimeException e) {
            var failure = Failures.of(e);
            throw frame.get("client_message_id") instanceof JsonString id
                    ? failure.with("client_message_id", id.getString())
                    : failure;
        }
    }

    /** Begins an answer. {@code asker} is null for a request over REST. */
    Begun launch(User user, UUID chatId, Ask ask, Watcher asker) {
        rates.generation(user);
        return launcher.launch(user, chatId, ask, begun -> {
            if (asker != null) {
                begun.question()
                        .ifPresent(question -> asker.client().tell(Frames.userMessageSaved(question, begun.sent())));
            }
            if (!begun.repeated()) {
                announce(begun, asker);
            }
        });
    }

    private void announce(Begun begun, Watcher asker) {
        var chatId = begun.generation().chatId();
        begun.question().ifPresent(question -> {
            subscriptions.created(chatId, question, asker);
            nodes.tell(ChatNotices.WRITTEN, List.of(chatId, UUID.fromString(question.id())));
        });
    }

    private void stop(Watcher watcher, JsonObject frame) {
        var generationId = generationId(frame, fields -> {});
        launcher.stop(watcher.client().user(), watcher.chatId(), generationId).ifPresent(ended -> watcher.client()
                .tell(Frames.entry(generationId, ended).frame()));
    }

    private void resume(Watcher watcher, JsonObject frame) {
        var seq = new AtomicInteger();
        var generationId =
                generationId(frame, fields -> fields.require("after_seq").integer("after_seq", 0, seq::set));
        resume(watcher, generationId, seq.get());
    }

    /** Sends a log from the entry after {@code seq}; throws {@code not_found} for a chat or generation not there. */
    void resume(Watcher watcher, UUID generationId, int seq) {
        chats.get(watcher.client().user(), watcher.chatId());
        var generation =
                logs.find(watcher.chatId(), generationId).orElseThrow(() -> OpenCodexException.notFound("generation"));
        resume(watcher, generation, seq);
    }

    private void resume(Watcher watcher, Generation generation, int seq) {
        watcher.resume(generation, seq);
        if (generation.status().running()) {
            follower.follow(generation);
        }
    }

    /** Sends what runs in the chat, from its first entry, unless the watcher has it already. */
    void attach(Watcher watcher) {
        logs.running(watcher.chatId()).ifPresent(generation -> {
            watcher.attach(generation);
            follower.follow(generation);
        });
    }

    /** Moves nothing but the client's own credit, so it may come often and needs no look at the database. */
    private static void acknowledge(Watcher watcher, JsonObject frame) {
        var seq = new AtomicInteger();
        var generationId = generationId(frame, fields -> fields.require("seq").integer("seq", 0, seq::set));
        watcher.client().acknowledge(generationId, seq.get());
    }

    private interface More {
        void read(Fields fields);
    }

    private static UUID generationId(JsonObject frame, More more) {
        var id = new AtomicReference<String>();
        var fields =
                new JsonBody(frame).fields().require("generation_id").text("generation_id", 1, LONGEST_ID, id::set);
        more.read(fields);
        fields.check();
        return Ids.parse(id.get()).orElseThrow(() -> OpenCodexException.notFound("generation"));
    }
}
