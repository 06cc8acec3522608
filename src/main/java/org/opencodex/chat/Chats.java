package org.opencodex.chat;

import static org.opencodex.access.Role.EDITOR;
import static org.opencodex.access.Role.OWNER;
import static org.opencodex.access.Role.VIEWER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.access.Role;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.User;
import org.opencodex.platform.Deletion;
import org.opencodex.platform.Edit;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.project.ProjectDeleted;
import org.opencodex.project.ProjectRestored;

/** All chats. Every method sees only the user's own. */
@ApplicationScoped
@Transactional
public class Chats {
    /** Only what the user may see: see {@code access.Reach}. */
    private static final String VISIBLE =
            " from ChatSession c where exists (select r from Reach r where r.projectId = c.projectId"
                    + " and r.userId = :user and r.hidden = false) and c.deletedAt is null";

    private static final String IN_PROJECT = " and c.projectId = :project";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Branches branches;

    @Inject
    private Messages messages;

    @Inject
    private Event<ChatCreated> created;

    @Inject
    private Event<ChatUpdated> updated;

    @Inject
    private Event<ChatDeleted> deleted;

    @Inject
    private Event<ChatMoved> moved;

    @Inject
    private ReadMarks marks;

    @Inject
    private AuditEntries audit;

    /** The user's chats, of one project or of all; throws {@code not_found} if there is no such project. */
    ChatView.Page page(User user, Optional<UUID> project, Paging paging) {
        project.ifPresent(id -> access.require(user, id, VIEWER, "project"));
        var chats = query("select c", " order by c.createdAt desc, c.id desc", ChatSession.class, user, project)
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
        var total = query("select count(c)", "", Long.class, user, project).getSingleResult();
        return new ChatView.Page(marks.views(user, chats), total);
    }

    private <T> TypedQuery<T> query(String select, String order, Class<T> type, User user, Optional<UUID> project) {
        var query = entities.createQuery(select + VISIBLE + (project.isPresent() ? IN_PROJECT : "") + order, type)
                .setParameter("user", user.id());
        project.ifPresent(id -> query.setParameter("project", id));
        return query;
    }

    /** {@code autoNamed} if the server may give it a better name than this. */
    ChatSession create(User user, UUID projectId, String name, boolean autoNamed) {
        access.require(user, projectId, EDITOR, "project");
        var chat = new ChatSession(projectId, name, autoNamed);
        entities.persist(chat);
        created.fire(new ChatCreated(ChatView.of(chat)));
        return chat;
    }

    /** Of these chats, those that are there for the user. */
    public Set<UUID> visible(User user, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(query("select c.id", " and c.id in :ids", UUID.class, user, Optional.empty())
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** Of these chats, those that are not deleted. */
    public Set<UUID> existing(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select c.id from ChatSession c where c.deletedAt is null and c.id in :ids", UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** For those who tell users of it, after asking {@code Access}; empty if it is deleted. */
    public Optional<ChatView> view(UUID id) {
        return Optional.ofNullable(entities.find(ChatSession.class, id))
                .filter(chat -> chat.deletedAt() == null)
                .map(ChatView::of);
    }

    /** To read it. Throws {@code not_found} unless it is there for the user. */
    public ChatSession get(User user, UUID id) {
        return required(user, entities.find(ChatSession.class, id), VIEWER);
    }

    /** To change what goes on in it. Throws {@code not_found}, and {@code forbidden} for those who may only read it. */
    public ChatSession getToChange(User user, UUID id) {
        return required(user, entities.find(ChatSession.class, id), EDITOR);
    }

    /** As {@link #getToChange}, and nobody else adds to the chat until this transaction ends: its messages have one order. */
    public ChatSession lock(User user, UUID id) {
        return required(user, entities.find(ChatSession.class, id, LockModeType.PESSIMISTIC_WRITE), EDITOR);
    }

    /** As {@link #lock}, for what readers have of their own. */
    ChatSession lockToRead(User user, UUID id) {
        return required(user, entities.find(ChatSession.class, id, LockModeType.PESSIMISTIC_WRITE), VIEWER);
    }

    private ChatSession required(User user, ChatSession chat, Role needed) {
        if (chat == null || chat.deletedAt() != null) {
            throw OpenCodexException.notFound("chat");
        }
        access.require(user, chat.projectId(), needed, "chat");
        return chat;
    }

    /**
     * Throws {@code conflict} where the edit starts from a stale version, and {@code not_found} where it leads into a project
     * that is not there for the user; only the owner of a project moves a chat out of it. {@code onShow} is the message that
     * is on show from now on, with its newest leaf, unless it is already; throws {@code not_found} if it is none of the chat's,
     * and {@code generation_running} while an answer is written, which would be shown where it does not belong.
     */
    ChatView change(User user, UUID id, Edit<ChatSession> edit, Optional<UUID> onShow) {
        var chat = lock(user, id);
        var from = chat.projectId();
        chat.change(edit);
        access.require(user, chat.projectId(), EDITOR, "project");
        if (!chat.projectId().equals(from)) {
            // It is gone for the people of the old project, so that is for its owner to say; and it is their log to
            // tell.
            access.require(user, from, OWNER, "project");
            audit.add(entry(AuditAction.CHAT_MOVED, user, chat)
                    .in(from)
                    .with("to", chat.projectId().toString()));
            moved.fire(new ChatMoved(id, from, chat.projectId()));
        }
        onShow.map(messageId -> messages.find(id, messageId))
                .filter(top -> !branches.leads(chat.activeMessageId(), top))
                .ifPresent(top -> {
                    messages.requireIdle(id);
                    chat.show(branches.newestBelow(top));
                });
        updated.fire(new ChatUpdated(ChatView.of(chat)));
        return view(user, chat);
    }

    private static AuditEntry entry(AuditAction action, User user, ChatSession chat) {
        return AuditEntry.of(action, user.actor())
                .on("chat", chat.id(), chat.name())
                .in(chat.projectId());
    }

    /** As the user is shown it. */
    ChatView view(User user, ChatSession chat) {
        return marks.views(user, List.of(chat)).getFirst();
    }

    /** Gives a chat the title that a model found for it, unless a person named it meanwhile or it is gone. */
    public void nameByModel(UUID id, String title) {
        var chat = entities.find(ChatSession.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (chat != null && chat.deletedAt() == null && chat.nameByModel(title)) {
            updated.fire(new ChatUpdated(ChatView.of(chat)));
        }
    }

    /** Hides the chat from everybody; for 30 s it can be restored. */
    void delete(User user, UUID id) {
        var chat = lock(user, id);
        chat.delete();
        audit.add(entry(AuditAction.CHAT_DELETED, user, chat));
        deleted.fire(new ChatDeleted(id, chat.projectId()));
    }

    /** Brings a deleted chat back; one that is there already is returned as it is. */
    ChatSession restore(User user, UUID id) {
        var chat = entities.find(ChatSession.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (chat == null) {
            throw OpenCodexException.notFound("chat");
        }
        access.require(user, chat.projectId(), EDITOR, "chat");
        if (chat.deletedAt() == null) {
            return chat;
        }
        if (chat.deletedAt().isBefore(Deletion.cutOff())) {
            throw OpenCodexException.notFound("chat");
        }
        restore(chat);
        audit.add(entry(AuditAction.CHAT_RESTORED, user, chat));
        return chat;
    }

    private void restore(ChatSession chat) {
        chat.restore();
        created.fire(new ChatCreated(ChatView.of(chat)));
    }

    void deleteWith(@Observes ProjectDeleted project) {
        of(project.projectId()).stream()
                .filter(chat -> chat.deletedAt() == null)
                .forEach(chat -> {
                    chat.deleteWithProject();
                    deleted.fire(new ChatDeleted(chat.id(), chat.projectId()));
                });
    }

    void restoreWith(@Observes ProjectRestored project) {
        of(project.projectId()).stream().filter(ChatSession::deletedWithProject).forEach(this::restore);
    }

    private List<ChatSession> of(UUID projectId) {
        return entities.createQuery(
                        "select c from ChatSession c where c.projectId = :project order by c.id", ChatSession.class)
                .setParameter("project", projectId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Erases what can no longer be restored, with its messages. */
    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from ChatSession c where c.deletedAt < :cutOff")
                .setParameter("cutOff", Deletion.cutOff())
                .executeUpdate();
    }
}
