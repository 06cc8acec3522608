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

    boolean exists(UUID principalId, UUID projectId) {
        return entities.createQuery(
                                "select count(g) from Grant g where g.principalId = :principal and g.projectId = :project",
                                Long.class)
                        .setParameter("principal", principalId)
                        .setParameter("project", projectId)
                        .getSingleResult()
                > 0;
    }
}
