package org.opencodex.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.ApiTokens;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.identity.Groups;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.signin.LocalAccounts;

/** What administrators change about people, so that somebody is always left who can. */
@ApplicationScoped
@Transactional
class UserChanges {
    private final AuthMode mode = AuthMode.of(ConfigProvider.getConfig(UserChanges.class.getClassLoader()));

    private final String issuer = AuthMode.issuer(ConfigProvider.getConfig(UserChanges.class.getClassLoader()));

    @Inject
    private Accounts accounts;

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private Groups groups;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private ApiTokens tokens;

    @Inject
    private AuditEntries audit;

    /** What is to be as said from now on; null is not said. */
    record Change(String name, Boolean administrator, Boolean suspended) {}

    /** Throws {@code conflict} where nobody would be left to administer, or the change is another's to make. */
    AdminUserView apply(User by, UUID userId, Change change) {
        // First, so that of two at once the second sees what the first has left.
        var administrators = accounts.lockAdministrators();
        requireStill(by, administrators);
        var account = lock(userId);
        if (change.name() != null && !change.name().equals(account.name())) {
            rename(by, account, change.name());
        }
        if (change.administrator() != null && change.administrator() != account.administers()) {
            administer(by, account, change.administrator(), administrators);
        }
        if (change.suspended() != null && change.suspended() != account.suspended()) {
            suspend(by, account, change.suspended(), administrators);
        }
        return AdminUserView.of(account, groups.namesOf(account.id()));
    }

    /** Somebody else may have changed that since the request came in. */
    private void requireStill(User by, List<Account> administrators) {
        if (mode != AuthMode.NONE
                && administrators.stream().noneMatch(account -> account.id().equals(by.id()))) {
            throw new OpenCodexException(ErrorCode.FORBIDDEN, "Only an administrator may do this.");
        }
    }

    /** Nobody administers the local user: without sign-in nobody else is there. */
    Account lock(UUID userId) {
        return accounts.lock(userId)
                .filter(account -> !account.id().equals(User.LOCAL.id()))
                .orElseThrow(() -> OpenCodexException.notFound("user"));
    }

    private void rename(User by, Account account, String name) {
        if (account.auth() != AuthMode.LOCAL) {
            throw conflict("Their name is what sign-in says. Change it there; the next sign-in brings it here.");
        }
        var before = account.name();
        localAccounts.rename(account.id(), name);
        audit.add(entry(AuditAction.USER_CHANGED, by, account).with("before", before));
    }

    private void administer(User by, Account account, boolean may, List<Account> administrators) {
        if (!may && account.administersByConfiguration()) {
            throw conflict(
                    "The configuration makes them an administrator: take them out of opencodex.auth.administrators.");
        }
        if (!may) {
            requireOthers(account, administrators);
        }
        account.administer(may);
        audit.add(entry(may ? AuditAction.ADMINISTRATOR_ADDED : AuditAction.ADMINISTRATOR_REMOVED, by, account));
    }

    private void suspend(User by, Account account, boolean suspended, List<Account> administrators) {
        if (!suspended) {
            account.restore();
            audit.add(entry(AuditAction.USER_RESTORED, by, account));
            return;
        }
        if (account.id().equals(by.id())) {
            throw conflict("You cannot suspend yourself. Another administrator can.");
        }
        requireOthers(account, administrators);
        account.suspend();
        sessions.closeAllOf(account.id(), null);
        tokens.revokeAllOf(account.id());
        audit.add(entry(AuditAction.USER_SUSPENDED, by, account));
    }

    /** Who signs in another way than this server's cannot come in to help, and who never has perhaps never will. */
    private void requireOthers(Account account, List<Account> administrators) {
        var comingIn = administrators.stream()
                .filter(one -> one.issuer().equals(issuer) && one.lastSignInAt() != null)
                .toList();
        if (comingIn.size() == 1 && comingIn.getFirst().id().equals(account.id())) {
            throw conflict("They are the last administrator. Make somebody else one first.");
        }
    }

    /** Signs them out everywhere, programs included. */
    void endSessions(User by, UUID userId) {
        var account = lock(userId);
        sessions.closeAllOf(account.id(), null);
        tokens.revokeAllOf(account.id());
        audit.add(entry(AuditAction.SESSION_ENDED, by, account).with("which", "all"));
    }

    private static AuditEntry entry(AuditAction action, User by, Account account) {
        return AuditEntry.of(action, by.actor()).on("user", account.id(), account.name());
    }

    private static OpenCodexException conflict(String detail) {
        return new OpenCodexException(ErrorCode.CONFLICT, detail);
    }
}
