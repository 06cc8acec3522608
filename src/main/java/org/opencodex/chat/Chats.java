package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.opencodex.access.Access;
import org.opencodex.identity.User;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.project.ProjectDeleted;

/** All chats. Every method sees only the user's own. */
@ApplicationScoped
@Transactional
public class Chats {
    /** Only what the user may see: see {@code access.Grant}. */
    private static final String VISIBLE =
            " from ChatSession c where exists (select g from Grant g where g.projectId = c.projectId"
                    + " and g.principalId = :user)";

    private static final String IN_PROJECT = " and c.projectId = :project";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Event<ChatUpdated> updated;

    @Inject
    private Event<ChatDeleted> deleted;

    /** The user's chats, of one project or of all; throws {@code not_found} if there is no such project. */
    ChatView.Page page(User user, Optional<UUID> project, Paging paging) {
        project.ifPresent(id -> access.require(user, id, "project"));
        var chats = query("select c", " order by c.createdAt desc, c.id desc", ChatSession.class, user, project)
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
        var total = query("select count(c)", "", Long.class, user, project).getSingleResult();
        return new ChatView.Page(chats.stream().map(ChatView::of).toList(), total);
    }

    private <T> TypedQuery<T> query(String select, String order, Class<T> type, User user, Optional<UUID> project) {
        var query = entities.createQuery(select + VISIBLE + (project.isPresent() ? IN_PROJECT : "") + order, type)
                .setParameter("user", user.id());
        project.ifPresent(id -> query.setParameter("project", id));
        return query;
    }

    ChatSession create(User user, UUID projectId, String name) {
        access.require(user, projectId, "project");
        var chat = new ChatSession(projectId, name);
        entities.persist(chat);
        return chat;
    }

    /** Throws {@code not_found} unless it is there for the user. */
    public ChatSession get(User user, UUID id) {
        return visible(user, entities.find(ChatSession.class, id));
    }

    /** As {@link #get}, and nobody else adds to the chat until this transaction ends: its messages have one order. */
    public ChatSession lock(User user, UUID id) {
        return visible(user, entities.find(ChatSession.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private ChatSession visible(User user, ChatSession chat) {
        if (chat == null) {
            throw OpenCodexException.notFound("chat");
        }
        access.require(user, chat.projectId(), "chat");
        return chat;
    }

    ChatSession change(User user, UUID id, Consumer<ChatSession> change) {
        var chat = get(user, id);
        change.accept(chat);
        updated.fire(new ChatUpdated(ChatView.of(chat)));
        return chat;
    }

    void delete(User user, UUID id) {
        get(user, id);
        deleted.fire(new ChatDeleted(id));
        entities.createQuery("delete from ChatSession c where c.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    void deleteWith(@Observes ProjectDeleted project) {
        entities.createQuery("select c.id from ChatSession c where c.projectId = :project", UUID.class)
                .setParameter("project", project.projectId())
                .getResultList()
                .forEach(id -> deleted.fire(new ChatDeleted(id)));
    }
}
