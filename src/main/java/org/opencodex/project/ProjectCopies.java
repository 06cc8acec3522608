package org.opencodex.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.opencodex.access.Access;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.identity.User;
import org.opencodex.platform.JsonDialect;

/** Takes whole projects out of the database, and puts them in as new ones; their chats go by themselves. */
@ApplicationScoped
@Transactional
public class ProjectCopies {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private Projects projects;

    @Inject
    private AgentConfigs configs;

    @Inject
    private AuditEntries audit;

    /** The user's projects, oldest first. */
    public List<UUID> all(User user) {
        return entities.createQuery(
                        "select p.id from Project p where exists (select r from Reach r where r.projectId = p.id"
                                + " and r.userId = :user and r.hidden = false) order by p.createdAt, p.id",
                        UUID.class)
                .setParameter("user", user.id())
                .getResultList();
    }

    /** Throws {@code not_found} if there is no such project for the user. */
    public ProjectCopy of(User user, UUID projectId) {
        var project = projects.get(user, projectId);
        return new ProjectCopy(
                project.name(),
                project.description(),
                project.createdAt(),
                JsonDialect.object(AgentConfigView.of(configs.of(user, projectId))));
    }

    /** The user's from now on. Throws {@code validation_failed} where the configuration is none. */
    public UUID put(User user, ProjectCopy copy) {
        var project = new Project(copy.name(), copy.description(), copy.createdAt());
        entities.persist(project);
        entities.flush();
        var config = new AgentConfig(project.id(), "", "");
        config.change(AgentConfigRequest.of(withoutVersion(copy.agentConfig())));
        entities.persist(config);
        access.own(user, project.id());
        audit.add(Projects.entry(AuditAction.PROJECT_CREATED, user, project));
        entities.flush();
        return project.id();
    }

    /** It begins anew. */
    private static JsonObject withoutVersion(JsonObject config) {
        return JsonDialect.JSON.createObjectBuilder(config).remove("version").build();
    }
}
