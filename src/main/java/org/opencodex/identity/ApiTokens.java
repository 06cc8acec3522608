package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Time;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** All API tokens. */
@ApplicationScoped
@Transactional
public class ApiTokens {
    /** So that a token is known as one wherever it turns up, in a file that was published by mistake too. */
    static final String PREFIX = "ocx_";

    private static final int TOKEN_BITS = 256;
    private static final int MOST_OF_ONE = 100;

    /** A row written for each request would cost more than the answer. */
    private static final Duration USED_STEP = Duration.ofMinutes(1);

    /** For the owner to see why a program of theirs does not work any more. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final String issuer = AuthMode.issuer(ConfigProvider.getConfig(ApiTokens.class.getClassLoader()));

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditEntries audit;

    /** A new token, and its text, which is kept nowhere. */
    public record Created(ApiToken token, String text) {}

    /**
     * A token of the user's. Throws {@code forbidden} where the scope is more than they have, and {@code conflict} where they have too
     * many.
     */
    public Created create(User user, String name, Scope scope, Duration lifetime) {
        if (scope == Scope.ADMIN && !user.administers()) {
            throw new OpenCodexException(
                    ErrorCode.FORBIDDEN, "Only administrators make tokens for the administration.");
        }
        if (of(user.id()).size() >= MOST_OF_ONE) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "You have " + MOST_OF_ONE + " tokens. Revoke one that you do not need.");
        }
        var text = PREFIX + Secret.random(TOKEN_BITS);
        var token = new ApiToken(user.id(), name, scope, lifetime, text);
        entities.persist(token);
        audit.add(AuditEntry.of(AuditAction.TOKEN_CREATED, user.actor())
                .on("token", token.id(), name)
                .with("scope", scope.wire())
                .with("expires_at", Time.wire(token.expiresAt())));
        return new Created(token, text);
    }

    /** Empty where it was revoked, is too old, or its owner may not come in. It is used now. */
    Optional<User> find(String text) {
        var found = entities.createQuery(
                        "select t, a from ApiToken t, Account a where a.id = t.userId and" + Account.COMES_IN
                                + " and t.tokenHash = :hash and t.expiresAt > :now",
                        Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("hash", Secret.hash(text))
                .setParameter("now", Time.now())
                .getResultStream()
                .findFirst();
        found.ifPresent(row -> use((ApiToken) row[0]));
        return found.map(row -> {
            var token = (ApiToken) row[0];
            return User.of((Account) row[1], new Credential(Credential.Kind.TOKEN, token.id(), token.scope()));
        });
    }

    private void use(ApiToken token) {
        var now = Time.now();
        if (token.lastUsedAt() == null || token.lastUsedAt().plus(USED_STEP).isBefore(now)) {
            entities.createQuery("update ApiToken t set t.lastUsedAt = :now where t.id = :id")
                    .setParameter("now", now)
                    .setParameter("id", token.id())
                    .executeUpdate();
        }
    }

    /** All that somebody has. */
    public void revokeAllOf(UUID userId) {
        entities.createQuery("delete from ApiToken t where t.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** Of these tokens, those that are good. */
    List<UUID> alive(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select t.id from ApiToken t where t.id in :ids and t.expiresAt > :now", UUID.class)
                        .setParameter("ids", ids)
                        .setParameter("now", Time.now())
                        .getResultList();
    }

    /** Somebody's, the newest first, with those that are too old since a while. */
    public List<ApiToken> of(UUID userId) {
        return entities.createQuery(
                        "select t from ApiToken t where t.userId = :user order by t.createdAt desc, t.id desc",
                        ApiToken.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** Throws {@code not_found} unless it is the user's. */
    public void revoke(User user, UUID id) {
        var token = Optional.ofNullable(entities.find(ApiToken.class, id))
                .filter(known -> known.userId().equals(user.id()))
                .orElseThrow(() -> OpenCodexException.notFound("token"));
        entities.remove(token);
        audit.add(AuditEntry.of(AuditAction.TOKEN_REVOKED, user.actor()).on("token", id, token.name()));
    }

    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from ApiToken t where t.expiresAt < :cutOff")
                .setParameter("cutOff", Time.now().minus(KEPT))
                .executeUpdate();
    }
}
