package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.platform.HousekeepingDue;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** What is the same for all ways of signing in, once somebody has proved who they are. */
@ApplicationScoped
@Transactional(dontRollbackOn = OpenCodexException.class)
public class SignIns {
    private final Administrators administrators =
            Administrators.of(ConfigProvider.getConfig(SignIns.class.getClassLoader()));

    @Inject
    private Accounts accounts;

    @Inject
    private Groups groups;

    @Inject
    private AuditEntries audit;

    /**
     * The account of this person, made at their first sign-in, with their groups as of now. Throws {@code forbidden} for
     * somebody who is suspended.
     *
     * @param way for the audit log
     */
    public Account signIn(Identity identity, AuthMode way) {
        var account = write(identity);
        if (account.suspended()) {
            audit.add(AuditEntry.of(AuditAction.SIGN_IN_FAILED, account.actor()).with("reason", "suspended"));
            throw suspended();
        }
        audit.add(AuditEntry.of(AuditAction.SIGN_IN_SUCCEEDED, account.actor()).with("way", way.wire()));
        return account;
    }

    /**
     * As {@link #signIn}, where each request says who asks: only what is new is written, and nothing of somebody who is
     * suspended.
     */
    Account update(Identity identity) {
        return accounts.find(identity.issuer(), identity.subject())
                .filter(account -> account.suspended() || knows(account, identity))
                .orElseGet(() -> write(identity));
    }

    private boolean knows(Account account, Identity identity) {
        return identity.groups()
                        .map(names -> groups.areAsSaid(account.id(), names))
                        .orElse(true)
                && account.isAs(identity, administrators.include(identity, groups.namesOf(account.id())));
    }

    private Account write(Identity identity) {
        var made = accounts.make(identity);
        // Locked, since two tabs at once would put them into the same group twice.
        var account = accounts.lock(identity.issuer(), identity.subject()).orElseThrow();
        if (made) {
            audit.add(AuditEntry.of(AuditAction.USER_CREATED, Actor.SERVER)
                    .on("user", account.id(), account.name())
                    .with("issuer", identity.issuer()));
        }
        if (!account.suspended()) {
            account.describe(identity);
            identity.groups().ifPresent(names -> groups.follow(account.id(), names));
            administer(account, administrators.include(identity, groups.namesOf(account.id())));
        }
        return account;
    }

    /** Somebody whom the configuration names no longer, or only by a group that they have left, need not come to lose it. */
    void review(@Observes HousekeepingDue due) {
        accounts.lockAdministratorsByConfiguration().stream()
                .filter(account -> !administrators.include(account.identity(), groups.namesOf(account.id())))
                .forEach(account -> {
                    account.administersByConfigurationNoLonger();
                    audit.add(AuditEntry.of(AuditAction.ADMINISTRATOR_REMOVED, Actor.SERVER)
                            .on("user", account.id(), account.name())
                            .with("by", "configuration"));
                });
    }

    private void administer(Account account, boolean named) {
        if (named != account.administersByConfiguration()) {
            var action = named ? AuditAction.ADMINISTRATOR_ADDED : AuditAction.ADMINISTRATOR_REMOVED;
            audit.add(AuditEntry.of(action, Actor.SERVER)
                    .on("user", account.id(), account.name())
                    .with("by", "configuration"));
        }
        account.signedIn(named);
    }

    static OpenCodexException suspended() {
        return new OpenCodexException(
                ErrorCode.FORBIDDEN, "Your account is suspended. Ask an administrator to restore it.");
    }
}
