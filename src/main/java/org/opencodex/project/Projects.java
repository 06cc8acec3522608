package org.opencodex.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.opencodex.access.Access;
import org.opencodex.identity.User;
import org.opencodex.llm.Providers;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** All projects. Every method sees only the user's own. */
@ApplicationScoped
@Transactional
class Projects {
    /** Only what the user may see: see {@code access.Grant}. */
    private static final String VISIBLE =
            " from Project p where exists (select g from Grant g where g.projectId = p.id and g.principalId = :user)";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Providers providers;

    @Inject
    private Event<ProjectDeleted> deleted;

    List<Project> page(User user, Paging paging) {
        return entities.createQuery("select p" + VISIBLE + " order by p.updatedAt desc, p.id desc", Project.class)
                .setParameter("user", user.id())
                .setFirstResult(paging.skip())
                .setMaxResults(paging.limit())
                .getResultList();
    }

    long count(User user) {
        return entities.createQuery("select count(p)" + VISIBLE, Long.class)
                .setParameter("user", user.id())
                .getSingleResult();
    }

    Project create(User user, String name, String description) {
        var project = new Project(name, description);
        entities.persist(project);
        // The rows that follow refer to this one, and JPA knows nothing of that: it orders by entity, not by key.
        entities.flush();
        var provider = providers.defaultProvider();
        entities.persist(new AgentConfig(project.id(), provider.id(), provider.defaultModel()));
        access.own(user, project.id());
        return project;
    }

    Project get(User user, UUID id) {
        access.require(user, id, "project");
        var project = entities.find(Project.class, id);
        if (project == null) {
            throw OpenCodexException.notFound("project");
        }
        return project;
    }

    Project change(User user, UUID id, Consumer<Project> change) {
        var project = get(user, id);
        change.accept(project);
        return project;
    }

    void delete(User user, UUID id) {
        get(user, id);
        deleted.fire(new ProjectDeleted(id));
        entities.createQuery("delete from Project p where p.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
