package org.opencodex.chat;

import static org.opencodex.access.Role.EDITOR;
import static org.opencodex.access.Role.VIEWER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.identity.User;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** Takes whole chats out of the database, and puts them in as new ones. */
@ApplicationScoped
@Transactional
public class ChatCopies {
    /** So many rows are held at once while a long chat is put in. */
    private static final int FLUSH_EVERY = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Chats chats;

    @Inject
    private Messages messages;

    @Inject
    private MessagePages pages;

    @Inject
    private Event<ChatCreated> created;

    /** The ids of the chats of a project, oldest first. */
    public List<UUID> in(User user, UUID projectId) {
        access.require(user, projectId, VIEWER, "project");
        return entities.createQuery(
                        "select c.id from ChatSession c where c.projectId = :project and c.deletedAt is null"
                                + " order by c.createdAt, c.id",
                        UUID.class)
                .setParameter("project", projectId)
                .getResultList();
    }

    /** All of it that has ended; an answer under way is left out. */
    public ChatCopy of(User user, UUID chatId) {
        var chat = chats.get(user, chatId);
        var said = entities.createQuery(
                        "select m from Message m where m.chatId = :chat and m.deletedAt is null order by m.id",
                        Message.class)
                .setParameter("chat", chatId)
                .getResultStream()
                .filter(message -> !message.status().running())
                .toList();
        var onShow = said.stream()
                .filter(message -> message.id().equals(chat.activeMessageId()))
                .map(Message::id)
                .findFirst()
                // Under way, and so what it answers.
                .or(() -> Optional.ofNullable(chat.activeMessageId())
                        .map(id -> entities.find(Message.class, id).parentId()));
        return new ChatCopy(
                chat.name(),
                chat.autoNamed(),
                chat.status() == ChatSession.Status.ARCHIVED,
                chat.pinned(),
                chat.createdAt(),
                chat.lastActiveAt(),
                onShow.orElse(null),
                said.stream().map(ChatCopies::entry).toList());
    }

    private static ChatCopy.Entry entry(Message message) {
        return new ChatCopy.Entry(message.id(), message.parentId(), message.said());
    }

    /** A new chat beside this one, with the way from its beginning to a message, and nothing else. */
    ChatSession fork(User user, UUID chatId, UUID messageId, Optional<String> name) {
        var chat = chats.get(user, chatId);
        var last = messages.find(chatId, messageId);
        if (last.status().running()) {
            messages.requireIdle(chatId);
            // It has ended since it was read.
            entities.refresh(last);
        }
        var way = pages.way(last).stream().map(ChatCopies::entry).toList();
        var now = Time.now();
        var copy = new ChatCopy(
                name.orElse(chat.name()), name.isEmpty() && chat.autoNamed(), false, false, now, now, messageId, way);
        return put(user, chat.projectId(), copy);
    }

    /** Puts a chat into a project, as a new one, and returns it. */
    public ChatSession put(User user, UUID projectId, ChatCopy copy) {
        access.require(user, projectId, EDITOR, "project");
        var chat = new ChatSession(projectId, copy);
        entities.persist(chat);
        entities.flush();
        Map<UUID, Message> put = new HashMap<>();
        Set<Message> goneOn = new HashSet<>();
        var written = 0;
        for (var entry : copy.messages()) {
            var id = Ids.next();
            var parent = put.get(entry.parentId());
            var branch = parent == null || !goneOn.add(parent) ? id : parent.branchId();
            var message = Message.copied(new Message.Place(id, chat.id(), parent, branch), entry.said());
            entities.persist(message);
            put.put(entry.id(), message);
            if (++written % FLUSH_EVERY == 0) {
                entities.flush();
            }
        }
        chat.show(put.get(copy.activeMessageId()));
        entities.flush();
        // Else a large import holds every message that it has written.
        entities.clear();
        created.fire(new ChatCreated(ChatView.of(chat)));
        return chat;
    }
}
