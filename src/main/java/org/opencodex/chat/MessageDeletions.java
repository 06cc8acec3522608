package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.User;
import org.opencodex.platform.Deletion;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Time;
import org.opencodex.problem.OpenCodexException;

/** Deletes messages, each with all that was said under it: hidden at once, erased when nobody can bring them back. */
@ApplicationScoped
@Transactional
class MessageDeletions {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Chats chats;

    @Inject
    private Messages messages;

    @Inject
    private MessagePages pages;

    @Inject
    private Branches branches;

    @Inject
    private AuditEntries audit;

    @Inject
    private Event<MessagesChanged> changed;

    @Inject
    private Event<ChatUpdated> updated;

    /**
     * What is on show afterwards, where it was one of them, is the version beside it, else what it answers. Throws
     * {@code generation_running} while an answer is written in the chat.
     */
    void delete(User user, UUID chatId, UUID messageId) {
        var chat = chats.lock(user, chatId);
        messages.requireIdle(chatId);
        var top = messages.find(chatId, messageId);
        var below = branches.below(top);
        var leaf = entities.find(Message.class, chat.activeMessageId());
        var wasOnShow = below.containsKey(leaf.branchId()) && leaf.depth() >= below.get(leaf.branchId());
        var next = wasOnShow ? nextTo(top) : leaf;
        var now = Time.now();
        below.forEach((branch, depth) -> entities.createQuery("update Message m set m.deletedAt = :now"
                        + " where m.branchId = :branch and m.depth >= :depth and m.deletedAt is null")
                .setParameter("now", now)
                .setParameter("branch", branch)
                .setParameter("depth", depth)
                .executeUpdate());
        audit.add(entry(AuditAction.MESSAGE_DELETED, user, chat, messageId));
        tell(chat, next);
    }

    private static AuditEntry entry(AuditAction action, User user, ChatSession chat, UUID messageId) {
        return AuditEntry.of(action, user.actor())
                .on("message", messageId, null)
                .in(chat.projectId())
                .with("chat", chat.id().toString());
    }

    /** What is on show instead of a message and all below it; null if nothing is left. */
    private Message nextTo(Message top) {
        var place = branches.siblings(top.chatId(), top.depth(), top.depth()).get(top.id());
        var beside = place.previousId() != null ? place.previousId() : place.nextId();
        if (beside != null) {
            return branches.newestBelow(entities.find(Message.class, UUID.fromString(beside)));
        }
        return top.parentId() == null ? null : entities.find(Message.class, top.parentId());
    }

    /** Brings back what was deleted with the message, and puts it on show; what is there already is left as it is. */
    MessageView restore(User user, UUID chatId, UUID messageId) {
        var chat = chats.lock(user, chatId);
        var top = entities.find(Message.class, messageId);
        if (top == null || !top.chatId().equals(chatId)) {
            throw OpenCodexException.notFound("message");
        }
        if (top.isDeleted()) {
            if (top.deletedAt().isBefore(Deletion.cutOff())) {
                throw OpenCodexException.notFound("message");
            }
            if (top.parentId() != null) {
                messages.find(chatId, top.parentId());
            }
            messages.requireIdle(chatId);
            entities.createQuery("update Message m set m.deletedAt = null where m.chatId = :chat and m.deletedAt = :at")
                    .setParameter("chat", chatId)
                    .setParameter("at", top.deletedAt())
                    .executeUpdate();
            entities.refresh(top);
            audit.add(entry(AuditAction.MESSAGE_RESTORED, user, chat, messageId));
            tell(chat, branches.newestBelow(top));
        }
        return pages.view(top);
    }

    private void tell(ChatSession chat, Message leaf) {
        chat.show(leaf);
        changed.fire(new MessagesChanged(chat.id()));
        updated.fire(new ChatUpdated(ChatView.of(chat)));
    }

    /** Erases what can no longer be restored. */
    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from Message m where m.deletedAt < :cutOff")
                .setParameter("cutOff", Deletion.cutOff())
                .executeUpdate();
    }
}
