package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
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

    int removeAllOf(PrincipalKind kind, UUID principalId) {
        return entities.createQuery("delete from Grant g where g.principalKind = :kind and g.principalId = :principal")
                .setParameter("kind", kind)
                .setParameter("principal", principalId)
                .executeUpdate();
    }

    /** Where both have a grant, the one that lets more stays. */
    void move(@Observes TakenOver taken) {
        both(taken).forEach(pair -> {
            var from = (Grant) pair[0];
            ((Grant) pair[1]).raise(from.role());
            entities.remove(from);
        });
        entities.flush();
        entities.createQuery("update Grant g set g.principalId = :to where g.principalId = :from")
                .setParameter("from", taken.from())
                .setParameter("to", taken.to())
                .executeUpdate();
    }

    private List<Object[]> both(TakenOver taken) {
        return entities.createQuery(
                        "select f, t from Grant f, Grant t where f.projectId = t.projectId and f.principalId = :from"
                                + " and t.principalId = :to",
                        Object[].class)
                .setParameter("from", taken.from())
                .setParameter("to", taken.to())
                .getResultList();
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
