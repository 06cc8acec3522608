package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Optional;
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

    /** What the user may do with the project, by whichever grant lets them do most; empty if it is not there for them. */
    Optional<Role> role(UUID userId, UUID projectId, boolean hidden) {
        return entities.createQuery(
                        "select r.role from Reach r where r.userId = :user and r.projectId = :project and r.hidden = :hidden",
                        Role.class)
                .setParameter("user", userId)
                .setParameter("project", projectId)
                .setParameter("hidden", hidden)
                .getResultStream()
                .max(Comparator.naturalOrder());
    }
}
