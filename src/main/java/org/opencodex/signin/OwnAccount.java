package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.identity.Groups;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** What people see and change of their own account. */
@ApplicationScoped
@Transactional
class OwnAccount {
    private final AuthMode mode = AuthMode.of(ConfigProvider.getConfig(OwnAccount.class.getClassLoader()));

    @Inject
    private Accounts accounts;

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private AccountLinks links;

    @Inject
    private Groups groups;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private AuditEntries audit;

    AccountView view(User user) {
        var account = find(user);
        return AccountView.of(
                account, mode == AuthMode.NONE ? List.of() : groups.namesOf(account.id()), isOurs(account));
    }

    private Account find(User user) {
        return accounts.find(user.id()).orElseThrow(() -> OpenCodexException.notFound("account"));
    }

    private boolean isOurs(Account account) {
        return mode == AuthMode.LOCAL && LocalAccounts.have(account);
    }

    /** Throws {@code conflict} where name and password are kept elsewhere. */
    Account requireOurs(User user) {
        var account = find(user);
        if (!isOurs(account)) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "Your name and password are kept where you sign in. Change them there.");
        }
        return account;
    }

    /** Throws {@code conflict} where somebody else has the name, too. */
    AccountView rename(User user, String name) {
        requireOurs(user);
        localAccounts.rename(user.id(), name);
        audit.add(AuditEntry.of(AuditAction.USER_CHANGED, user.actor()).on("user", user.id(), user.name()));
        return view(user);
    }

    /**
     * Signs them out everywhere else: whoever knew the old password may be there. Throws {@code conflict} where it was changed
     * since its hash was {@code old}: that may have been the owner, and this somebody who is to be kept out.
     */
    void choosePassword(User user, String old, String hash) {
        accounts.lock(user.id());
        if (!localAccounts.hash(user.id()).equals(Optional.of(old))) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "Your password was changed meanwhile. Sign in with the new one.");
        }
        localAccounts.keep(user.id(), hash);
        links.voidAllOf(user.id());
        sessions.closeAllOf(user.id(), user.credential().id());
        audit.add(AuditEntry.of(AuditAction.PASSWORD_CHANGED, user.actor()).with("by", "owner"));
    }

    /** Throws {@code not_found} unless it is one of theirs. */
    void endSession(User user, UUID id) {
        if (!sessions.close(user.id(), id)) {
            throw OpenCodexException.notFound("session");
        }
        audit.add(AuditEntry.of(AuditAction.SESSION_ENDED, user.actor()).on("session", id, null));
    }
}
