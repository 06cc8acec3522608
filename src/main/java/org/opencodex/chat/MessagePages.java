package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opencodex.identity.User;
import org.opencodex.platform.Paging;

/** Reads the messages of a chat: those on the way from the root to a leaf. */
@ApplicationScoped
@Transactional
public class MessagePages {
    /** What is listed (contract, part B, "Reading"). The statuses are JPQL enum literals. */
    private static final String LISTED = "m.deletedAt is null and ("
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
    private Messages messages;

    @Inject
    private Branches branches;

    @Inject
    private RunningAnswers running;

    /** Of a conversation: enough for most windows. */
    private static final int READ_AT_A_TIME = 100;

    /** Which answers are listed beside the usual ones. */
    record Include(boolean streaming, boolean failed) {}

    /** A page of the way to a leaf, that on show if none is named; oldest first. */
    MessageView.Page page(User user, UUID chatId, Optional<UUID> leaf, Paging paging, Include include) {
        var onShow = chats.get(user, chatId).activeMessageId();
        var way = branches.upFrom(
                leaf.map(id -> messages.find(chatId, id)).map(Message::id).orElse(onShow));
        if (way.isEmpty()) {
            return new MessageView.Page(List.of(), 0);
        }
        var page = listed("select m", " order by m.depth", Message.class, way, 0, include)
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
        return new MessageView.Page(views(page), total(way, include));
    }

    /** The newest of the way to a leaf, that on show if none is named; oldest first. */
    MessageView.Page newest(User user, UUID chatId, Optional<UUID> leaf, int limit, Include include) {
        var onShow = chats.get(user, chatId).activeMessageId();
        var way = branches.upFrom(leaf.map(id -> messages.find(chatId, id).id()).orElse(onShow));
        if (way.isEmpty()) {
            return new MessageView.Page(List.of(), 0);
        }
        // Counted first: what comes meanwhile is listed then, and nobody looks for more where there is none.
        var total = total(way, include);
        var page = newest(way, way.getFirst().until() + 1, limit, include);
        return new MessageView.Page(views(page.reversed()), total);
    }

    /** The leaf on show if it is under a message, else the newest that is. */
    UUID leafBelow(User user, UUID chatId, UUID id) {
        var onShow = chats.get(user, chatId).activeMessageId();
        var message = messages.find(chatId, id);
        return branches.leads(onShow, message)
                ? onShow
                : branches.newestBelow(message).id();
    }

    /** A page of the whole tree, parents before their children. */
    MessageView.Page tree(User user, UUID chatId, Paging paging, Include include) {
        chats.get(user, chatId);
        var page = inTree("select m", " order by m.depth, m.id", Message.class, chatId, include)
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
        var total = inTree("select count(m)", "", Long.class, chatId, include).getSingleResult();
        return new MessageView.Page(views(page), total);
    }

    private <T> TypedQuery<T> inTree(String select, String rest, Class<T> type, UUID chatId, Include include) {
        return entities.createQuery(select + " from Message m where m.chatId = :chat and " + LISTED + rest, type)
                .setParameter("chat", chatId)
                .setParameter("failed", include.failed())
                .setParameter("streaming", include.streaming());
    }

    /** The {@code limit} messages above the message {@code before}, oldest first. */
    MessageView.Page pageBefore(User user, UUID chatId, UUID before, int limit, Include include) {
        var chat = chats.get(user, chatId);
        var end = messages.find(chatId, before);
        var page = newest(branches.upFrom(end.id()), end.depth(), limit, include);
        return new MessageView.Page(views(page.reversed()), total(branches.upFrom(chat.activeMessageId()), include));
    }

    /**
     * Newest first, of those above a depth. A stretch at a time, which is nearly always one: of a table that it knows
     * little about, as after an import, PostgreSQL would rather read and sort the whole way than walk its index
     * backwards.
     */
    private List<Message> newest(List<Branch> way, int end, int limit, Include include) {
        var found = new ArrayList<Message>();
        for (int until = end, stretch = limit; until > 0 && found.size() < limit; until -= stretch, stretch *= 4) {
            var from = until - stretch;
            var last = until - 1;
            var ending = way.stream().map(branch -> branch.upTo(last)).toList();
            found.addAll(listed("select m", " order by m.depth desc", Message.class, ending, from, include)
                    .setMaxResults(limit - found.size())
                    .getResultList());
        }
        return found;
    }

    private long total(List<Branch> way, Include include) {
        return listed("select count(m)", "", Long.class, way, 0, include).getSingleResult();
    }

    private <T> TypedQuery<T> listed(
            String select, String rest, Class<T> type, List<Branch> way, int from, Include include) {
        var query = on(way, from, select, " and " + LISTED + rest, type);
        return query.setParameter("failed", include.failed()).setParameter("streaming", include.streaming());
    }

    /** Of the messages on a way those from a depth on. */
    private <T> TypedQuery<T> on(List<Branch> way, int from, String select, String rest, Class<T> type) {
        var where = IntStream.range(0, way.size())
                .mapToObj(i -> "m.branchId = :branch" + i + " and m.depth >= :from and m.depth <= :until" + i)
                .collect(Collectors.joining(" or "));
        var query = entities.createQuery(select + " from Message m where (" + where + ")" + rest, type)
                .setParameter("from", from);
        for (var i = 0; i < way.size(); i++) {
            query.setParameter("branch" + i, way.get(i).id())
                    .setParameter("until" + i, way.get(i).until());
        }
        return query;
    }

    /** The messages from the beginning to {@code last}, which is the end. */
    List<Message> way(Message last) {
        return on(branches.upFrom(last.id()), 0, "select m", " order by m.depth", Message.class)
                .getResultList();
    }

    /** The messages above {@code last}, without answers that have no text. */
    Conversation above(Message last) {
        var way = branches.upFrom(last.id());
        var above = " and m.content <> '' and m.depth < :end";
        return new Conversation(
                skip -> on(way, 0, "select m", above + " order by m.depth desc", Message.class)
                        .setParameter("end", last.depth())
                        .setFirstResult(skip)
                        .setMaxResults(READ_AT_A_TIME)
                        .getResultList(),
                () -> on(way, 0, "select count(m)", above, Long.class)
                        .setParameter("end", last.depth())
                        .getSingleResult());
    }

    /** One message, an answer under way with its text so far. */
    public MessageView get(User user, UUID chatId, UUID id) {
        chats.get(user, chatId);
        return view(messages.find(chatId, id));
    }

    /** For those who show it to readers, after asking {@code Access}; empty if it is no message of the chat. */
    public Optional<MessageView> find(UUID chatId, UUID id) {
        return Optional.ofNullable(entities.find(Message.class, id))
                .filter(message -> message.chatId().equals(chatId) && !message.isDeleted())
                .map(this::view);
    }

    /** As it is shown to its readers. */
    public MessageView view(Message message) {
        return views(List.of(message)).getFirst();
    }

    /** An answer that has no log yet. It asks nobody for one, since its transaction should not need a second connection. */
    public MessageView begun(Message answer) {
        var nothing = new RunningAnswers.TextSoFar(answer.status(), "", "", 0);
        return MessageView.of(answer, siblings(answer), nothing);
    }

    private Siblings siblings(Message message) {
        return branches.siblings(message.chatId(), message.depth(), message.depth())
                .get(message.id());
    }

    private List<MessageView> views(List<Message> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        var places = branches.siblings(
                page.getFirst().chatId(),
                page.getFirst().depth(),
                page.getLast().depth());
        return page.stream()
                .map(message -> view(message, places.get(message.id())))
                .toList();
    }

    private MessageView view(Message message, Siblings siblings) {
        if (!message.status().running()) {
            return MessageView.of(message, siblings);
        }
        var soFar = running.textSoFar(message.generationId());
        if (soFar.isPresent()) {
            return MessageView.of(message, siblings, soFar.get());
        }
        // It ended between the two queries.
        entities.refresh(message);
        return MessageView.of(message, siblings);
    }
}
