package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.identity.User;
import org.opencodex.platform.Ids;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Adds messages to chats. What a user asks for goes through {@link Chats}, which says whether they may. */
@ApplicationScoped
@Transactional
public class Messages {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Chats chats;

    @Inject
    private Branches branches;

    @Inject
    private MessagePages pages;

    @Inject
    private SendReceipts receipts;

    @Inject
    private RunningAnswers running;

    @Inject
    private Event<MessageWritten> written;

    @Inject
    private Event<MessageRated> rated;

    @Inject
    private Event<ChatUpdated> updated;

    /** What a client wants stored as it is. {@code sent} is empty where the client named no id of its own. */
    record Draft(Role role, String content, JsonObject metadata, Optional<SendId> sent) {}

    /** Stores a message and asks no model. Throws {@code generation_running} while an answer is written. */
    MessageView write(User user, UUID chatId, Draft draft) {
        var chat = chats.lock(user, chatId);
        var repeated = draft.sent().flatMap(sent -> receipts.find(chatId, sent));
        if (repeated.isPresent()) {
            return pages.view(find(chatId, repeated.get().userMessageId()));
        }
        requireIdle(chatId);
        var message = Message.written(place(chatId, leaf(chat)), draft.role(), draft.content(), draft.metadata());
        name(chat, message);
        entities.persist(message);
        entities.flush();
        draft.sent().ifPresent(sent -> receipts.add(chatId, sent, message.id(), null));
        chat.goOn(message);
        var view = pages.view(message);
        written.fire(new MessageWritten(chatId, view));
        updated.fire(new ChatUpdated(ChatView.of(chat)));
        return view;
    }

    /** Which model is to answer, in which generation. */
    public record Answerer(UUID generationId, String provider, String model) {}

    /**
     * A question, and the empty answer to it; the chat is locked and idle. Who asks tells of the new leaf, once everybody
     * knows of the answer. Throws {@code not_found} for a parent that is no message of the chat.
     */
    public Exchange ask(ChatSession chat, Under under, String content, Answerer answerer) {
        var parent =
                switch (under) {
                    case Under.Leaf leaf -> leaf(chat);
                    case Under.Root root -> null;
                    case Under.Parent named -> find(chat.id(), named.messageId());
                };
        var question = Message.written(place(chat.id(), parent), Role.USER, content, JsonValue.EMPTY_JSON_OBJECT);
        name(chat, question);
        entities.persist(question);
        // The answer refers to the question, and JPA orders rows of one table as it likes.
        entities.flush();
        return answer(chat, question, answerer);
    }

    /** A chat is called by what was asked first, unless a person named it. */
    private static void name(ChatSession chat, Message message) {
        if (message.depth() == 0 && message.role() == Role.USER) {
            chat.nameByWords(message.content());
        }
    }

    /** One more empty answer to a question that is there; the chat is locked and idle. */
    public Exchange answer(ChatSession chat, Message question, Answerer answerer) {
        var answer = Message.answer(
                place(chat.id(), question), answerer.generationId(), answerer.provider(), answerer.model());
        entities.persist(answer);
        entities.flush();
        chat.goOn(answer);
        return new Exchange(question, answer);
    }

    /** A question and the message that will hold its answer. */
    public record Exchange(Message question, Message answer) {}

    private Message.Place place(UUID chatId, Message parent) {
        var id = Ids.next();
        return new Message.Place(id, chatId, parent, branches.forChildOf(parent, id));
    }

    private Message leaf(ChatSession chat) {
        return chat.activeMessageId() == null ? null : entities.find(Message.class, chat.activeMessageId());
    }

    /** Throws {@code not_found} unless it is a message of the chat. */
    public Message find(UUID chatId, UUID id) {
        var message = entities.find(Message.class, id);
        if (message == null || message.isDeleted() || !message.chatId().equals(chatId)) {
            throw OpenCodexException.notFound("message");
        }
        return message;
    }

    /** Null takes a rating back. Throws {@code not_found} unless it is a message of the chat. */
    MessageView rate(User user, UUID chatId, UUID id, Rating rating) {
        chats.lock(user, chatId);
        var message = find(chatId, id);
        message.rate(rating);
        var view = pages.view(message);
        rated.fire(new MessageRated(chatId, view));
        return view;
    }

    /** Whether a message has children that are not deleted. */
    public boolean isAnswered(Message question) {
        return entities.createQuery(
                                "select count(m) from Message m where m.chatId = :chat and m.depth = :next"
                                        + " and m.parentId = :parent and m.deletedAt is null",
                                Long.class)
                        .setParameter("chat", question.chatId())
                        .setParameter("next", question.depth() + 1)
                        .setParameter("parent", question.id())
                        .getSingleResult()
                > 0;
    }

    /** Throws {@code generation_running} while an answer is written in the chat. */
    public void requireIdle(UUID chatId) {
        running.runningIn(chatId).ifPresent(generation -> {
            throw new OpenCodexException(
                            ErrorCode.GENERATION_RUNNING,
                            "An answer is still being written in this chat. Nothing was stored; send again when it has ended.")
                    .with("running_generation_id", generation.toString());
        });
    }

    /** What was said above a message, without answers that have no text. To be read in the transaction that asks for it. */
    public Conversation above(Message message) {
        return pages.above(message);
    }
}
