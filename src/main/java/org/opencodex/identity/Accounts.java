package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Everybody whom the server knows. */
@ApplicationScoped
@Transactional
public class Accounts {
    @PersistenceContext
    private EntityManager entities;

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    /** As {@link #find}, and nobody else changes it until this transaction ends. */
    public Optional<Account> lock(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Account> find(String issuer, String subject) {
        return entities.createQuery(
                        "select a from Account a where a.issuer = :issuer and a.subject = :subject", Account.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** What follows in this transaction may refer to the row: JPA orders by entity and not by key. */
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }
}
