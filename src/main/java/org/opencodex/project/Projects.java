package org.opencodex.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.access.Role;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.User;
import org.opencodex.llm.Endpoints;
import org.opencodex.platform.Deletion;
import org.opencodex.platform.Edit;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Paging;
import org.opencodex.problem.OpenCodexException;

/** All projects. Every method sees only the user's own. */
@ApplicationScoped
@Transactional
class Projects {
    /** Only what the user may see: see {@code access.Reach}. */
    private static final String VISIBLE =
            " from Project p where exists (select r from Reach r where r.projectId = p.id and r.userId = :user"
                    + " and r.hidden = false)";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Endpoints endpoints;

    @Inject
    private AuditEntries audit;

    @Inject
    private Event<ProjectDeleted> deleted;

    @Inject
    private Event<ProjectRestored> restored;

    List<ProjectView> page(User user, Paging paging) {
        return views(
                user,
                entities.createQuery("select p" + VISIBLE + " order by p.updatedAt desc, p.id desc", Project.class)
                        .setParameter("user", user.id())
                        .setFirstResult(paging.skip())
                        .setMaxResults(paging.limit())
                        .getResultList());
    }

    /** Without what was withdrawn since it was read. */
    private List<ProjectView> views(User user, List<Project> page) {
        var standings = access.standings(user, page.stream().map(Project::id).toList());
        return page.stream()
                .filter(project -> standings.containsKey(project.id()))
                .map(project -> ProjectView.of(project, standings.get(project.id())))
                .toList();
    }

    /** As the user is shown it. */
    ProjectView view(User user, Project project) {
        return views(user, List.of(project)).stream()
                .findFirst()
                .orElseThrow(() -> OpenCodexException.notFound("project"));
    }

    long count(User user) {
        return entities.createQuery("select count(p)" + VISIBLE, Long.class)
                .setParameter("user", user.id())
                .getSingleResult();
    }

    /** {@code template} is what its configuration begins with; empty for the seed's. */
    Project create(User user, String name, String description, Optional<AgentTemplate> template) {
        var project = new Project(name, description);
        entities.persist(project);
        // The rows that follow refer to this one, and JPA knows nothing of that: it orders by entity, not by key.
        entities.flush();
        var endpoint = endpoints.first(user.id());
        var config = new AgentConfig(
                project.id(), endpoint.provider().id(), endpoint.model().orElse(""));
        template.ifPresent(config::begin);
        entities.persist(config);
        access.own(user, project.id());
        audit.add(entry(AuditAction.PROJECT_CREATED, user, project));
        return project;
    }

    static AuditEntry entry(AuditAction action, User user, Project project) {
        return AuditEntry.of(action, user.actor())
                .on("project", project.id(), project.name())
                .in(project.id());
    }

    Project get(User user, UUID id) {
        access.require(user, id, Role.VIEWER, "project");
        var project = entities.find(Project.class, id);
        if (project == null) {
            throw OpenCodexException.notFound("project");
        }
        return project;
    }

    /** Throws {@code conflict} where the edit starts from a stale version. */
    Project change(User user, UUID id, Edit<Project> edit) {
        access.require(user, id, Role.EDITOR, "project");
        var project = lock(id);
        project.change(edit);
        return project;
    }

    /** Hides the project from everybody; for 30 s it can be restored. */
    void delete(User user, UUID id) {
        access.require(user, id, Role.OWNER, "project");
        var project = lock(id);
        project.delete();
        access.hide(id);
        audit.add(entry(AuditAction.PROJECT_DELETED, user, project));
        deleted.fire(new ProjectDeleted(id));
    }

    /** Brings a deleted project back; one that is there already is returned as it is. */
    Project restore(User user, UUID id) {
        if (access.may(user, id)) {
            access.require(user, id, Role.OWNER, "project");
            return get(user, id);
        }
        access.requireHidden(user, id, Role.OWNER, "project");
        var project = find(id);
        if (project.deletedAt() == null || project.deletedAt().isBefore(Deletion.cutOff())) {
            throw OpenCodexException.notFound("project");
        }
        project.restore();
        access.show(id);
        audit.add(entry(AuditAction.PROJECT_RESTORED, user, project));
        restored.fire(new ProjectRestored(id));
        return project;
    }

    /** One that is not deleted, and nobody else changes it until this transaction ends. */
    Project lock(UUID id) {
        var project = find(id);
        if (project.deletedAt() != null) {
            throw OpenCodexException.notFound("project");
        }
        return project;
    }

    private Project find(UUID id) {
        var project = entities.find(Project.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (project == null) {
            throw OpenCodexException.notFound("project");
        }
        return project;
    }

    /** Erases what can no longer be restored, with all that belongs to it. */
    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from Project p where p.deletedAt < :cutOff")
                .setParameter("cutOff", Deletion.cutOff())
                .executeUpdate();
    }
}
