package org.opencodex.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Ids;

/** The audit log. An entry is in the transaction of what it tells of: neither is there without the other. */
@ApplicationScoped
@Transactional
public class AuditEntries {
    /**
     * The order is that of ids, so the bounds are on them too, and old times are found as fast as new ones. An id is made a
     * moment before the time of its entry is read.
     */
    private static final Duration ID_AND_TIME = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<AuditEntry> added;

    public void add(AuditEntry entry) {
        entities.persist(entry);
        added.fire(entry);
    }

    /** At most {@code limit} of those that fit, the newest first; only those older than {@code before}, if it is given. */
    public List<AuditEntry> page(AuditFilter filter, Optional<UUID> before, int limit) {
        var where = new StringBuilder("select e from AuditEntry e where 1 = 1");
        var values = new HashMap<String, Object>();
        before.ifPresent(id -> add(where, values, "e.id < :before", Map.of("before", id)));
        filter.from()
                .ifPresent(from -> add(
                        where,
                        values,
                        "e.at >= :from and e.id > :fromId",
                        Map.of(
                                "from",
                                from,
                                "fromId",
                                Ids.before(from.minus(ID_AND_TIME).toInstant()))));
        filter.to()
                .ifPresent(to -> add(
                        where,
                        values,
                        "e.at < :to and e.id < :toId",
                        Map.of("to", to, "toId", Ids.before(to.plus(ID_AND_TIME).toInstant()))));
        filter.actor().ifPresent(actor -> add(where, values, "e.actorId = :actor", Map.of("actor", actor)));
        filter.project().ifPresent(project -> add(where, values, "e.projectId = :project", Map.of("project", project)));
        filter.action().ifPresent(action -> {
            var actions = AuditAction.within(action);
            add(
                    where,
                    values,
                    "e.action in :actions",
                    Map.of("actions", actions.isEmpty() ? List.of(action) : actions));
        });
        var query = entities.createQuery(where.append(" order by e.id desc").toString(), AuditEntry.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void add(StringBuilder where, Map<String, Object> values, String condition, Map<String, ?> named) {
        where.append(" and ").append(condition);
        values.putAll(named);
    }
}
