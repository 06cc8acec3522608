package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All grants. */
@ApplicationScoped
@Transactional
class Grants {
    /** Reads what {@code reach} has of these people, and sends a few bytes for each. */
    private static final String FINGERPRINTS = """
            select cast(r.user_id as text), encode(sha256(convert_to(
                string_agg(cast(r.project_id as text) || r.role, ' ' order by r.project_id, r.role), 'UTF8')), 'hex')
            from reach r where r.user_id = any(cast(?1 as uuid[])) and not r.hidden group by r.user_id
            """;

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

    /** Of a project, the first given first. */
    List<Grant> of(UUID projectId) {
        return entities.createQuery("select g from Grant g where g.projectId = :project order by g.id", Grant.class)
                .setParameter("project", projectId)
                .getResultList();
    }

    Optional<Grant> find(UUID projectId, PrincipalKind kind, UUID principalId) {
        return of(projectId).stream()
                .filter(grant ->
                        grant.principalKind() == kind && grant.principalId().equals(principalId))
                .findFirst();
    }

    void remove(Grant grant) {
        entities.remove(grant);
    }

    /** What the user may do with each of these projects, and how many have it: one query for all. */
    Map<UUID, Standing> standings(UUID userId, Collection<UUID> projectIds) {
        if (projectIds.isEmpty()) {
            return Map.of();
        }
        var rows = entities.createQuery(
                        "select r.projectId, r.role, count(g) from Reach r, Grant g where g.projectId = r.projectId"
                                + " and r.userId = :user and r.hidden = false and r.projectId in :projects"
                                + " group by r.id, r.projectId, r.role",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("projects", projectIds)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Standing((Role) row[1], (Long) row[2] > 1), Standing::most));
    }

    /** Of these people, those whom the project is, or until its deletion was, there for. */
    Set<UUID> concerned(Collection<UUID> userIds, UUID projectId) {
        return userIds.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select distinct r.userId from Reach r where r.projectId = :project and r.userId in :users",
                                UUID.class)
                        .setParameter("project", projectId)
                        .setParameter("users", userIds)
                        .getResultList());
    }

    /** See {@link Access#fingerprints}. */
    Map<UUID, String> fingerprints(Collection<UUID> userIds) {
        var rows = entities.createNativeQuery(FINGERPRINTS)
                .setParameter(1, userIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .getResultList();
        return ((List<?>) rows)
                .stream()
                        .map(Object[].class::cast)
                        .collect(Collectors.toMap(row -> UUID.fromString((String) row[0]), row -> (String) row[1]));
    }
}
