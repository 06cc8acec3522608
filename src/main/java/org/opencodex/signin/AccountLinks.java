package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.CurrentUser;
import org.opencodex.identity.PublicUrl;
import org.opencodex.identity.Secret;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.platform.Time;
import org.opencodex.problem.OpenCodexException;

/** The links that lead to a new password. Their tokens stand in the fragment, which browsers tell no server. */
@ApplicationScoped
@Transactional
public class AccountLinks {
    static final String PAGE = "welcome#";
    private static final int TOKEN_BITS = 256;

    private final Config config = ConfigProvider.getConfig(AccountLinks.class.getClassLoader());

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private AuditEntries audit;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private HttpServletRequest request;

    /** The whole address, which is shown once: the database has the hash of its token only. */
    public record Made(String link, OffsetDateTime expiresAt) {}

    /** A link for somebody, made by whoever asks; those that the person had lead nowhere any more. */
    public Made make(AccountLink.Kind kind, UUID userId) {
        var account = accounts.find(userId)
                .filter(LocalAccounts::have)
                .orElseThrow(() -> OpenCodexException.notFound("user"));
        voidAllOf(userId);
        var token = Secret.random(TOKEN_BITS);
        var link = new AccountLink(kind, userId, token);
        entities.persist(link);
        audit.add(AuditEntry.of(AuditAction.LINK_MADE, currentUser.get().actor())
                .on("user", userId, account.name())
                .with("kind", kind.wire()));
        return new Made(PublicUrl.orAskedFor(config, request) + PAGE + token, link.expiresAt());
    }

    /** The token of the link that makes the first administrator; empty where there is one. Older ones lead nowhere any more. */
    Optional<String> makeForSetUp() {
        localAccounts.lockSetUp();
        if (localAccounts.haveAnAdministrator()) {
            return Optional.empty();
        }
        voidSetUp();
        var token = Secret.random(TOKEN_BITS);
        entities.persist(new AccountLink(AccountLink.Kind.SETUP, null, token));
        audit.add(AuditEntry.of(AuditAction.LINK_MADE, Actor.SERVER).with("kind", AccountLink.Kind.SETUP.wire()));
        return Optional.of(token);
    }

    /** Throws {@code not_found} for one that was used, is too old, or leads to somebody who may not come in. */
    AccountLink find(String token) {
        return entities.createQuery(
                        "select l from AccountLink l where l.tokenHash = :hash and l.expiresAt > :now",
                        AccountLink.class)
                .setParameter("hash", Secret.hash(token))
                .setParameter("now", Time.now())
                .getResultStream()
                .filter(link -> link.userId().isEmpty() || owner(link).isPresent())
                .findFirst()
                .orElseThrow(() -> OpenCodexException.notFound("link, or it has been used, or is too old"));
    }

    Optional<Account> owner(AccountLink link) {
        return link.userId().flatMap(accounts::find).filter(account -> !account.suspended());
    }

    /** Of two who use it at once, one is told that it is not there. */
    void spend(AccountLink link) {
        var spent = entities.createQuery("delete from AccountLink l where l.id = :id")
                .setParameter("id", link.id())
                .executeUpdate();
        if (spent == 0) {
            throw OpenCodexException.notFound("link, or it has been used, or is too old");
        }
    }

    void voidAllOf(UUID userId) {
        entities.createQuery("delete from AccountLink l where l.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    void voidSetUp() {
        entities.createQuery("delete from AccountLink l where l.kind = :kind")
                .setParameter("kind", AccountLink.Kind.SETUP)
                .executeUpdate();
    }

    void erase(@Observes HousekeepingDue due) {
        entities.createQuery("delete from AccountLink l where l.expiresAt < :now")
                .setParameter("now", Time.now())
                .executeUpdate();
    }
}
