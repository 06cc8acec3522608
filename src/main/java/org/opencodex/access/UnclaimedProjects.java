package org.opencodex.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.opencodex.identity.User;
import org.opencodex.platform.Ids;

/**
 * The projects that were made while sign-in was off, and are nobody's who signs in. An administrator is asked about them once:
 * a decision counts for all that there was by then, which the order of ids tells.
 */
@ApplicationScoped
@Transactional
public class UnclaimedProjects {
    private static final String COUNT =
            "select count(*) from access_grant g where g.principal_id = cast(?1 as uuid) and not g.hidden";

    private static final String UNDECIDED =
            COUNT + " and not exists (select 1 from unclaimed_decision d where d.id > g.id)";

    private static final String DECIDE =
            "insert into unclaimed_decision (id, decided_at, taken) values (cast(?1 as uuid), now(), ?2)";

    @PersistenceContext
    private EntityManager entities;

    /** All of them. */
    public int count() {
        return count(COUNT);
    }

    /** Those about which nobody has decided. */
    public int undecided() {
        return count(UNDECIDED);
    }

    private int count(String sql) {
        var query =
                entities.createNativeQuery(sql).setParameter(1, User.LOCAL.id().toString());
        return ((Number) query.getSingleResult()).intValue();
    }

    /** Nobody is asked again about what there is now. */
    public void decide(boolean taken) {
        entities.createNativeQuery(DECIDE)
                .setParameter(1, Ids.next().toString())
                .setParameter(2, taken)
                .executeUpdate();
    }
}
