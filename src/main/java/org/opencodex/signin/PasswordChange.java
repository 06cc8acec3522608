package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Browser;
import org.opencodex.identity.User;
import org.opencodex.problem.OpenCodexException;

/** Another password in the place of one's own, for who knows that: it is not enough to sit at somebody's browser. */
@ApplicationScoped
class PasswordChange {
    @Inject
    private OwnAccount ownAccount;

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private SignInAttempts attempts;

    @Inject
    private PasswordTries tries;

    @Inject
    private AuditEntries audit;

    /** Throws {@code validation_failed}, {@code conflict} where no password is kept here, and {@code rate_limited}. */
    void change(User user, Browser browser, String current, String fresh) {
        var account = ownAccount.requireOurs(user);
        PasswordPolicy.objection(fresh, account.name(), account.email()).ifPresent(words -> {
            throw OpenCodexException.invalid("new", words);
        });
        var who = user.id().toString();
        var hash = localAccounts.hash(user.id());
        if (!tries.matches(who, browser, current, hash)) {
            audit.add(AuditEntry.of(AuditAction.SIGN_IN_FAILED, user.actor())
                    .with("way", AuthMode.LOCAL.wire())
                    .with("reason", "wrong_current_password"));
            throw OpenCodexException.invalid("current", "is not your password.");
        }
        attempts.succeeded(who, browser);
        ownAccount.choosePassword(user, hash.orElseThrow(), hashes.make(fresh));
    }
}
