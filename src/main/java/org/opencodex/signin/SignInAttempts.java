package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opencodex.identity.Browser;
import org.opencodex.identity.Secret;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Time;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Slows guessing down, on all servers together. Who has signed in from a network before is not held up by what others try. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignInAttempts {
    /** Blocked until long ago, and not until now, which by the database's clock is later than by ours. */
    private static final String ADD = "insert into sign_in_counter (id, failures, blocked_until, forget_at)"
            + " values (?1, 0, to_timestamp(0), to_timestamp(0)) on conflict (id) do nothing";

    private static final String REMEMBER = "insert into sign_in_counter (id, failures, blocked_until, forget_at)"
            + " values (?1, 0, to_timestamp(0), now() + interval '30 days')"
            + " on conflict (id) do update set forget_at = excluded.forget_at";

    @PersistenceContext
    private EntityManager entities;

    /**
     * Counts a try as one that failed, until {@link #succeeded} says otherwise. Throws {@code rate_limited}, and counts
     * nothing, where it is too early for one.
     *
     * @param who the account, or the name of one that there is not
     */
    void begin(String who, Browser browser) {
        var now = Time.now();
        var limits = limits(who, browser);
        var counters = lock(limits.keySet());
        var holding = isKnown(who, browser) ? Set.of(pair(who, browser)) : limits.keySet();
        var wait = holding.stream()
                .map(id -> counters.get(id).wait(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (wait.isPositive()) {
            throw new OpenCodexException(
                            ErrorCode.RATE_LIMITED, "Too many tries in a row. Wait a moment, then try again.")
                    .retryAfter(wait);
        }
        counters.forEach((id, counter) -> counter.add(limits.get(id), now));
    }

    private static Map<String, SignInLimit> limits(String who, Browser browser) {
        return Map.of(
                pair(who, browser),
                SignInLimit.NAME_AND_ADDRESS,
                address(browser),
                SignInLimit.ADDRESS,
                name(who),
                SignInLimit.NAME);
    }

    /** In the order of their ids, so that two who count do not wait for each other. */
    private Map<String, SignInCounter> lock(Collection<String> ids) {
        var counters = new TreeMap<String, SignInCounter>();
        for (var id : new TreeSet<>(ids)) {
            entities.createNativeQuery(ADD).setParameter(1, id).executeUpdate();
            counters.put(id, entities.find(SignInCounter.class, id, LockModeType.PESSIMISTIC_WRITE));
        }
        return counters;
    }

    /** What was counted for the person is forgotten; of the network only this try: it may have guessed at others. */
    void succeeded(String who, Browser browser) {
        var address = address(browser);
        var counters = lock(List.of(pair(who, browser), name(who), address));
        counters.forEach((id, counter) -> {
            if (id.equals(address)) {
                counter.takeBack(SignInLimit.ADDRESS, Time.now());
            } else {
                entities.remove(counter);
            }
        });
        entities.createNativeQuery(REMEMBER)
                .setParameter(1, known(who, browser))
                .executeUpdate();
    }

    /** The try came to nothing by no fault of who tried. */
    void withdraw(String who, Browser browser) {
        var limits = limits(who, browser);
        lock(limits.keySet()).forEach((id, counter) -> counter.takeBack(limits.get(id), Time.now()));
    }

    private boolean isKnown(String who, Browser browser) {
        return entities.find(SignInCounter.class, known(who, browser)) != null;
    }

    private static String pair(String who, Browser browser) {
        return Secret.hash("name and address\n" + browser.network() + "\n" + who);
    }

    private static String address(Browser browser) {
        return Secret.hash("address\n" + browser.network());
    }

    private static String name(String who) {
        return Secret.hash("name\n" + who);
    }

    private static String known(String who, Browser browser) {
        return Secret.hash("known\n" + browser.network() + "\n" + who);
    }

    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from SignInCounter c where c.forgetAt < :now")
                .setParameter("now", Time.now())
                .executeUpdate();
    }
}
