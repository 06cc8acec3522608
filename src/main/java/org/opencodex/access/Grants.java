package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** All grants. */
@ApplicationScoped
@Transactional
class Grants {
    @PersistenceContext
    private EntityManager entities;

    void add(Grant grant) {
        entities.persist(grant);
    }

    /** Hides what the project's principals may see of it, or shows it again. */
    void hide(UUID projectId, boolean hidden) {
        entities.createQuery("update Grant g set g.hidden = :hidden where g.projectId = :project")
                .setParameter("hidden", hidden)
                .setParameter("project", projectId)
                .executeUpdate();
    }

    boolean exists(UUID principalId, UUID projectId, boolean hidden) {
        return entities.createQuery(
                                "select count(g) from Grant g where g.principalId = :principal"
                                        + " and g.projectId = :project and g.hidden = :hidden",
                                Long.class)
                        .setParameter("principal", principalId)
                        .setParameter("project", projectId)
                        .setParameter("hidden", hidden)
                        .getSingleResult()
                > 0;
    }
}
