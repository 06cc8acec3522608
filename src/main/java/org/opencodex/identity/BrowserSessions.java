package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Time;

/** All browsers in which somebody is signed in. In the database, so that each server knows them and each can end them. */
@ApplicationScoped
@Transactional
public class BrowserSessions {
    private static final int TOKEN_BITS = 256;

    /** A program that comes through a proxy without keeping cookies begins one with each page. */
    private static final int MOST_OF_ONE = 100;

    /** A row written for each request would cost more than the answer. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /** No session's id. */
    private static final UUID NONE = new UUID(0, 0);

    private static final String ALIVE = " s.expiresAt > :now and s.lastSeenAt > :idle";

    private final SessionConfig config =
            SessionConfig.of(ConfigProvider.getConfig(BrowserSessions.class.getClassLoader()));

    private final String issuer = AuthMode.issuer(ConfigProvider.getConfig(BrowserSessions.class.getClassLoader()));

    @PersistenceContext
    private EntityManager entities;

    /** A session that was found by its token, and whose it is. */
    record Found(BrowserSession session, Account account) {
        User user() {
            return User.of(account, Credential.session(session.id()));
        }
    }

    /** A new session, and the token for its cookie, which is kept nowhere else. */
    public record Opened(BrowserSession session, User user, String token) {}

    /** Of the sessions that somebody has too many of, those that were not seen for longest end. */
    public Opened open(Account account, Browser browser) {
        of(account.id()).stream().skip(MOST_OF_ONE - 1).forEach(session -> close(account.id(), session.id()));
        var token = Secret.random(TOKEN_BITS);
        var session = new BrowserSession(account.id(), token, Time.now().plus(config.lifetime()), browser);
        entities.persist(session);
        return new Opened(session, User.of(account, Credential.session(session.id())), token);
    }

    /** Empty where it has ended, by whatever way, or its person may not come in. It is seen from now on. */
    Optional<Found> find(String token) {
        var found = entities.createQuery(
                        "select s, a from BrowserSession s, Account a where a.id = s.userId and" + Account.COMES_IN
                                + " and s.tokenHash = :hash and" + ALIVE,
                        Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("hash", Secret.hash(token))
                .setParameter("now", Time.now())
                .setParameter("idle", idle())
                .getResultStream()
                .findFirst()
                .map(row -> new Found((BrowserSession) row[0], (Account) row[1]));
        found.ifPresent(known -> see(known.session()));
        return found;
    }

    private OffsetDateTime idle() {
        return Time.now().minus(config.idleTimeout());
    }

    private void see(BrowserSession session) {
        var now = Time.now();
        var due = session.lastSeenAt().plus(SEEN_STEP).isBefore(now)
                || session.lastSeenAt().plus(config.idleTimeout().dividedBy(2)).isBefore(now);
        if (due) {
            entities.createQuery("update BrowserSession s set s.lastSeenAt = :now where s.id = :id")
                    .setParameter("now", now)
                    .setParameter("id", session.id())
                    .executeUpdate();
        }
    }

    /** Of these sessions, those that have not ended. */
    List<UUID> alive(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("select s.id from BrowserSession s where s.id in :ids and" + ALIVE, UUID.class)
                        .setParameter("ids", ids)
                        .setParameter("now", Time.now())
                        .setParameter("idle", idle())
                        .getResultList();
    }

    /** Somebody's, the last seen first. */
    public List<BrowserSession> of(UUID userId) {
        return entities.createQuery(
                        "select s from BrowserSession s where s.userId = :user and" + ALIVE
                                + " order by s.lastSeenAt desc, s.id desc",
                        BrowserSession.class)
                .setParameter("user", userId)
                .setParameter("now", Time.now())
                .setParameter("idle", idle())
                .getResultList();
    }

    /** False if the person has no such session. */
    public boolean close(UUID userId, UUID id) {
        return entities.createQuery("delete from BrowserSession s where s.id = :id and s.userId = :user")
                        .setParameter("id", id)
                        .setParameter("user", userId)
                        .executeUpdate()
                > 0;
    }

    /** Signs somebody out everywhere, but for {@code kept}, which may be null. */
    public void closeAllOf(UUID userId, UUID kept) {
        entities.createQuery("delete from BrowserSession s where s.userId = :user and s.id <> :kept")
                .setParameter("user", userId)
                .setParameter("kept", kept == null ? NONE : kept)
                .executeUpdate();
    }

    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from BrowserSession s where s.expiresAt < :now or s.lastSeenAt < :idle")
                .setParameter("now", Time.now())
                .setParameter("idle", idle())
                .executeUpdate();
    }
}
