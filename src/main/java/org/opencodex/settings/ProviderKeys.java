package org.opencodex.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencodex.access.Access;
import org.opencodex.access.TakenOver;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.User;
import org.opencodex.platform.Edit;

/** All keys of providers: people's own, and everybody's, which only administrators change. */
@ApplicationScoped
@Transactional
class ProviderKeys {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Access access;

    @Inject
    private AuditEntries audit;

    @Inject
    private Event<ProviderKeyChanged> changed;

    /** Whose key it is. */
    enum Scope {
        OWN,
        INSTALLATION
    }

    /** The person's own and everybody's, in the order of the providers' ids. */
    List<ProviderKey> seenBy(UUID userId) {
        return entities.createQuery(
                        "select k from ProviderKey k where k.principalId = :user or k.principalId is null"
                                + " order by k.provider",
                        ProviderKey.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** By provider, what is in force for the person: their own goes before everybody's. */
    Map<String, ProviderKey> inForceFor(UUID userId) {
        return seenBy(userId).stream()
                .collect(Collectors.toMap(
                        ProviderKey::provider, Function.identity(), (one, other) -> one.isOwn() ? one : other));
    }

    Optional<ProviderKey> find(User user, Scope scope, String provider) {
        return query(user, scope, provider, LockModeType.NONE);
    }

    private Optional<ProviderKey> query(User user, Scope scope, String provider, LockModeType lock) {
        var whose = scope == Scope.OWN ? "k.principalId = :user" : "k.principalId is null";
        var query = entities.createQuery(
                        "select k from ProviderKey k where " + whose + " and k.provider = :provider", ProviderKey.class)
                .setParameter("provider", provider)
                .setLockMode(lock);
        if (scope == Scope.OWN) {
            query.setParameter("user", user.id());
        }
        return query.getResultStream().findFirst();
    }

    /**
     * Makes it, at this address, where there is none. Throws {@code forbidden} for everybody's unless the user is an administrator,
     * {@code conflict} for a stale version.
     */
    ProviderKey change(User user, Scope scope, String provider, String baseUrl, Edit<ProviderKey> edit) {
        require(user, scope);
        var key = query(user, scope, provider, LockModeType.PESSIMISTIC_WRITE).orElseGet(() -> {
            var added = new ProviderKey(scope == Scope.OWN ? user.id() : null, provider, baseUrl);
            entities.persist(added);
            return added;
        });
        key.change(edit);
        audit.add(entry(AuditAction.PROVIDER_KEY_SAVED, user, scope, key));
        changed.fire(new ProviderKeyChanged());
        return key;
    }

    /** What is not there is removed already. */
    void remove(User user, Scope scope, String provider) {
        require(user, scope);
        query(user, scope, provider, LockModeType.PESSIMISTIC_WRITE).ifPresent(key -> {
            entities.remove(key);
            audit.add(entry(AuditAction.PROVIDER_KEY_REMOVED, user, scope, key));
        });
        changed.fire(new ProviderKeyChanged());
    }

    /** The address is where conversations go, so it is told; the key never is. */
    private static AuditEntry entry(AuditAction action, User user, Scope scope, ProviderKey key) {
        return AuditEntry.of(action, user.actor())
                .on("provider", null, key.provider())
                .with("scope", scope.name().toLowerCase(Locale.ROOT))
                .with("base_url", key.baseUrl().toString());
    }

    private void require(User user, Scope scope) {
        if (scope == Scope.INSTALLATION) {
            access.requireAdministrator(user);
        }
    }

    /** Where both have a key of their own for a provider, each keeps it: one that is removed can be taken over later. */
    void move(@Observes TakenOver taken) {
        entities.createQuery(
                        "update ProviderKey k set k.principalId = :to where k.principalId = :from"
                                + " and not exists (select o from ProviderKey o where o.principalId = :to and o.provider = k.provider)")
                .setParameter("from", taken.from())
                .setParameter("to", taken.to())
                .executeUpdate();
        changed.fire(new ProviderKeyChanged());
    }

    /** Those that are sealed by another than this master key. */
    List<ProviderKey> sealedByOthers(String masterKey) {
        return entities.createQuery(
                        "select k from ProviderKey k where k.masterKey is not null and k.masterKey <> :current",
                        ProviderKey.class)
                .setParameter("current", masterKey)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
