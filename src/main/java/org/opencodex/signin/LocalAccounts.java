package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Identity;
import org.opencodex.identity.User;
import org.opencodex.platform.Ids;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** The accounts that are ours: their names, by which people sign in, and their passwords. */
@ApplicationScoped
@Transactional
public class LocalAccounts {
    static final String ISSUER = AuthMode.LOCAL.wire();

    /** Two may ask for one name at once. */
    private static final String CLAIM =
            "insert into login_name (name, user_id) values (?1, cast(?2 as uuid)) on conflict (name) do nothing";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Accounts accounts;

    @Inject
    private AuditEntries audit;

    /** Whether it is one of ours. */
    static boolean have(Account account) {
        return account.issuer().equals(ISSUER);
    }

    /**
     * A new account, which is signed in to when its password was chosen by a link; {@code email} may be null. Throws {@code
     * validation_failed} for a bad name or address, and {@code conflict} where somebody else has one of them.
     */
    public Account add(String name, String email, boolean administrator, Actor actor) {
        var shown = LoginName.shown(name);
        var address = LoginName.email(email);
        var subject = Ids.next().toString();
        var account = new Account(new Identity(ISSUER, subject, shown, address, false, Optional.empty()));
        account.administer(administrator);
        accounts.add(account);
        claim(account.id(), LoginName.of(shown), "name");
        if (address != null) {
            claim(account.id(), LoginName.of(address), "e-mail address");
        }
        audit.add(AuditEntry.of(AuditAction.USER_CREATED, actor)
                .on("user", account.id(), account.name())
                .with("issuer", ISSUER));
        return account;
    }

    /** From now on they sign in by the new name. Throws as {@link #add}. */
    public void rename(UUID userId, String name) {
        var shown = LoginName.shown(name);
        var account = accounts.lock(userId).orElseThrow(() -> OpenCodexException.notFound("user"));
        var before = LoginName.of(account.name());
        if (!before.equals(LoginName.of(shown))) {
            claim(userId, LoginName.of(shown), "name");
            // Somebody whose name was their e-mail address goes on to sign in by that.
            if (account.email() == null || !before.equals(LoginName.of(account.email()))) {
                release(userId, before);
            }
        }
        account.rename(shown);
    }

    private void release(UUID userId, LoginName name) {
        entities.createQuery("delete from Login l where l.name = :name and l.userId = :user")
                .setParameter("name", name.text())
                .setParameter("user", userId)
                .executeUpdate();
    }

    private void claim(UUID userId, LoginName name, String what) {
        var added = entities.createNativeQuery(CLAIM)
                        .setParameter(1, name.text())
                        .setParameter(2, userId.toString())
                        .executeUpdate()
                > 0;
        if (!added && owner(name).filter(userId::equals).isEmpty()) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "Somebody else has this " + what + ". Choose another one.");
        }
    }

    private Optional<UUID> owner(LoginName name) {
        return entities.createQuery("select l from Login l where l.name = :name", Login.class)
                .setParameter("name", name.text())
                .getResultStream()
                .findFirst()
                .map(Login::userId);
    }

    Optional<Account> find(LoginName name) {
        return owner(name).flatMap(accounts::find);
    }

    /** The hash of somebody's password; empty before they chose one. */
    Optional<String> hash(UUID userId) {
        return Optional.ofNullable(entities.find(LocalPassword.class, userId)).map(LocalPassword::hash);
    }

    /** Whoever signs in by the old one at this moment is in before this, or not at all. */
    void keep(UUID userId, String hash) {
        accounts.lock(userId);
        Optional.ofNullable(entities.find(LocalPassword.class, userId))
                .ifPresentOrElse(
                        password -> password.change(hash), () -> entities.persist(new LocalPassword(userId, hash)));
    }

    /** In the place of {@code old} only: they may have chosen another password meanwhile. */
    void strengthen(UUID userId, String old, String hash) {
        entities.createQuery("update LocalPassword p set p.hash = :hash where p.userId = :user and p.hash = :old")
                .setParameter("hash", hash)
                .setParameter("user", userId)
                .setParameter("old", old)
                .executeUpdate();
    }

    /** Whether anybody can let others in. */
    boolean haveAnAdministrator() {
        return !entities.createQuery(
                        "select a.id from Account a where a.issuer = :issuer and a.suspendedAt is null"
                                + " and (a.administrator = true or a.administratorByConfiguration = true)",
                        UUID.class)
                .setParameter("issuer", ISSUER)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Of those who ask, one goes on at a time: there is to be one first administrator. */
    void lockSetUp() {
        accounts.lock(User.LOCAL.id());
    }
}
