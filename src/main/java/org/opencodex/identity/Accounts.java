package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Ids;

/** Everybody whom the server knows. */
@ApplicationScoped
@Transactional
public class Accounts {
    private static final String MAKE = "insert into app_user (id, issuer, subject, name, created_at)"
            + " values (cast(?1 as uuid), ?2, ?3, ?4, now()) on conflict (issuer, subject) do nothing";

    @PersistenceContext
    private EntityManager entities;

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    /** As {@link #find}, and nobody else changes it until this transaction ends. */
    public Optional<Account> lock(UUID id) {
        return find(id).map(this::lock);
    }

    /** Read anew: what was read before the lock may be what somebody else has changed since. */
    private Account lock(Account account) {
        entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
        return account;
    }

    public Optional<Account> find(String issuer, String subject) {
        return entities.createQuery(
                        "select a from Account a where a.issuer = :issuer and a.subject = :subject", Account.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #find(String, String)}, and nobody else changes it until this transaction ends. */
    Optional<Account> lock(String issuer, String subject) {
        return find(issuer, subject).map(this::lock);
    }

    /**
     * Makes the account, unless it is there: two tabs may sign a new person in at once, and the later one waits here for the
     * earlier.
     */
    boolean make(Identity identity) {
        return entities.createNativeQuery(MAKE)
                        .setParameter(1, Ids.next().toString())
                        .setParameter(2, identity.issuer())
                        .setParameter(3, identity.subject())
                        .setParameter(4, identity.name())
                        .executeUpdate()
                > 0;
    }

    /**
     * All administrators who are not suspended, the local user left out; nobody else changes them until this transaction ends.
     * In the order of their ids, so that of two who lock them at once one waits for the other, and not both.
     */
    public List<Account> lockAdministrators() {
        return entities.createQuery(
                        "select a from Account a where (a.administrator = true or a.administratorByConfiguration = true)"
                                + " and a.suspendedAt is null and a.id <> :local order by a.id",
                        Account.class)
                .setParameter("local", User.LOCAL.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Whom the configuration made administrators when they signed in; nobody else changes them until this transaction ends. */
    List<Account> lockAdministratorsByConfiguration() {
        return entities.createQuery(
                        "select a from Account a where a.administratorByConfiguration = true order by a.id",
                        Account.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** What follows in this transaction may refer to the row: JPA orders by entity and not by key. */
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }
}
