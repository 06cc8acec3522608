package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.identity.User;
import org.opencodex.platform.Paging;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All messages. What a user asks for goes through {@link Chats}, which says whether they may. */
@ApplicationScoped
@Transactional
public class Messages {
    /** What is listed (contract, part B, "Reading"). The statuses are JPQL enum literals. */
    private static final String LISTED = " from Message m where m.chatId = :chat and ("
            + "m.status = org.opencodex.chat.AnswerStatus.COMPLETED or m.status = org.opencodex.chat.AnswerStatus.STOPPED"
            + " or ((m.status = org.opencodex.chat.AnswerStatus.FAILED"
            + " or m.status = org.opencodex.chat.AnswerStatus.INTERRUPTED) and (m.content <> '' or :failed = true))"
            + " or ((m.status = org.opencodex.chat.AnswerStatus.QUEUED"
            + " or m.status = org.opencodex.chat.AnswerStatus.STREAMING) and :streaming = true))";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Chats chats;

    @Inject
    private RunningAnswers running;

    @Inject
    private Event<MessageWritten> written;

    /** Which answers are listed beside the usual ones. */
    record Include(boolean streaming, boolean failed) {}

    /** Oldest first. */
    MessageView.Page page(User user, UUID chatId, Paging paging, Include include) {
        chats.get(user, chatId);
        var messages = listed("select m", " order by m.depth", Message.class, chatId, include)
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
        return page(messages, chatId, include);
    }

    /** The {@code limit} messages before the message {@code before}, oldest first. */
    MessageView.Page pageBefore(User user, UUID chatId, UUID before, int limit, Include include) {
        chats.get(user, chatId);
        var end = find(chatId, before).depth();
        var messages = listed("select m", " and m.depth < :end order by m.depth desc", Message.class, chatId, include)
                .setParameter("end", end)
                .setMaxResults(limit)
                .getResultList();
        return page(messages.reversed(), chatId, include);
    }

    private MessageView.Page page(List<Message> messages, UUID chatId, Include include) {
        var total = listed("select count(m)", "", Long.class, chatId, include).getSingleResult();
        return new MessageView.Page(messages.stream().map(this::view).toList(), total);
    }

    private <T> TypedQuery<T> listed(String select, String rest, Class<T> type, UUID chatId, Include include) {
        return entities.createQuery(select + LISTED + rest, type)
                .setParameter("chat", chatId)
                .setParameter("failed", include.failed())
                .setParameter("streaming", include.streaming());
    }

    /** One message, an answer under way with its text so far. */
    MessageView get(User user, UUID chatId, UUID id) {
        chats.get(user, chatId);
        return view(find(chatId, id));
    }

    private MessageView view(Message message) {
        if (!message.status().running()) {
            return MessageView.of(message);
        }
        var soFar = running.textSoFar(message.generationId());
        if (soFar.isPresent()) {
            return MessageView.of(message, soFar.get());
        }
        // It ended between the two queries.
        entities.refresh(message);
        return MessageView.of(message);
    }

    private Message find(UUID chatId, UUID id) {
        var message = entities.find(Message.class, id);
        if (message == null || !message.chatId().equals(chatId)) {
            throw OpenCodexException.notFound("message");
        }
        return message;
    }

    /** Stores a message and asks no model. Throws {@code generation_running} while an answer is written. */
    Message write(User user, UUID chatId, Role role, String content, JsonObject metadata) {
        chats.lock(user, chatId);
        requireIdle(chatId);
        var message = Message.written(chatId, last(chatId).orElse(null), role, content, metadata);
        entities.persist(message);
        written.fire(new MessageWritten(message));
        return message;
    }

    /** A question and the empty answer to it, in the transaction that has locked the chat and found it idle. */
    public Exchange ask(UUID chatId, String content, UUID generationId, String provider, String model) {
        var question =
                Message.written(chatId, last(chatId).orElse(null), Role.USER, content, JsonValue.EMPTY_JSON_OBJECT);
        entities.persist(question);
        // The answer refers to the question, and JPA orders rows of one table as it likes.
        entities.flush();
        var answer = Message.answer(question, generationId, provider, model);
        entities.persist(answer);
        entities.flush();
        return new Exchange(question, answer);
    }

    /** A question and the message that will hold its answer. */
    public record Exchange(Message question, Message answer) {}

    /** Throws {@code generation_running} while an answer is written in the chat. */
    public void requireIdle(UUID chatId) {
        running.runningIn(chatId).ifPresent(generation -> {
            throw new OpenCodexException(
                            ErrorCode.GENERATION_RUNNING,
                            "An answer is still being written in this chat. Nothing was stored; send again when it has ended.")
                    .with("running_generation_id", generation.toString());
        });
    }

    /** The conversation up to and with {@code last}, oldest first, without answers that have no text. */
    public List<Message> conversation(UUID chatId, int lastDepth) {
        return entities.createQuery(
                        "select m from Message m where m.chatId = :chat and m.depth <= :last and m.content <> ''"
                                + " order by m.depth",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("last", lastDepth)
                .getResultList();
    }

    private Optional<Message> last(UUID chatId) {
        return entities.createQuery(
                        "select m from Message m where m.chatId = :chat order by m.depth desc", Message.class)
                .setParameter("chat", chatId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
