package org.opencodex.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The audit log. An entry is in the transaction of what it tells of: neither is there without the other. */
@ApplicationScoped
@Transactional
public class AuditEntries {
    @PersistenceContext
    private EntityManager entities;

    public void add(AuditEntry entry) {
        entities.persist(entry);
    }
}
