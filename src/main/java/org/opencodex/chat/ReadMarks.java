package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencodex.access.TakenOver;
import org.opencodex.identity.User;

/** How far each person has read each chat. */
@ApplicationScoped
@Transactional
class ReadMarks {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Chats chats;

    @Inject
    private Event<ChatRead> read;

    /** The user has seen all that was said so far. */
    void move(User user, UUID chatId) {
        // Under the chat's lock two tabs at once make one mark.
        chats.lockToRead(user, chatId);
        marks(user, List.of(chatId))
                .findFirst()
                .ifPresentOrElse(ReadMark::move, () -> entities.persist(new ReadMark(user.id(), chatId)));
        read.fire(new ChatRead(user.id(), chatId));
    }

    /** As the user is shown them: with whether something was said that they have not seen. */
    List<ChatView> views(User user, Collection<ChatSession> page) {
        Map<UUID, ReadMark> known = marks(
                        user, page.stream().map(ChatSession::id).toList())
                .collect(Collectors.toMap(ReadMark::chatId, mark -> mark));
        return page.stream()
                .map(chat -> ChatView.of(chat).seenAs(isUnread(chat, known.get(chat.id()))))
                .toList();
    }

    /** Where both have a mark, the later one stays. */
    void move(@Observes TakenOver taken) {
        both(taken).forEach(pair -> {
            var from = (ReadMark) pair[0];
            ((ReadMark) pair[1]).moveUpTo(from.readAt());
            entities.remove(from);
        });
        entities.flush();
        entities.createQuery("update ReadMark r set r.principalId = :to where r.principalId = :from")
                .setParameter("from", taken.from())
                .setParameter("to", taken.to())
                .executeUpdate();
    }

    private List<Object[]> both(TakenOver taken) {
        return entities.createQuery(
                        "select f, t from ReadMark f, ReadMark t where f.chatId = t.chatId and f.principalId = :from"
                                + " and t.principalId = :to",
                        Object[].class)
                .setParameter("from", taken.from())
                .setParameter("to", taken.to())
                .getResultList();
    }

    private static boolean isUnread(ChatSession chat, ReadMark mark) {
        return chat.lastActiveAt().isAfter(mark == null ? chat.createdAt() : mark.readAt());
    }

    private Stream<ReadMark> marks(User user, List<UUID> chatIds) {
        return chatIds.isEmpty()
                ? Stream.empty()
                : entities.createQuery(
                                "select r from ReadMark r where r.principalId = :user and r.chatId in :chats",
                                ReadMark.class)
                        .setParameter("user", user.id())
                        .setParameter("chats", chatIds)
                        .getResultStream();
    }
}
