package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Browser;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.identity.Identity;
import org.opencodex.identity.SignIns;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Lets somebody in who has proved to be the owner of an account of ours. */
@ApplicationScoped
@Transactional(dontRollbackOn = OpenCodexException.class)
class Entrance {
    @Inject
    private Accounts accounts;

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private SignIns signIns;

    @Inject
    private BrowserSessions sessions;

    /** A new session. Throws {@code forbidden} where the owner is suspended. */
    BrowserSessions.Opened open(Account account, Browser browser) {
        var identity = new Identity(
                account.issuer(), account.subject(), account.name(), account.email(), false, Optional.empty());
        return sessions.open(signIns.signIn(identity, AuthMode.LOCAL), browser);
    }

    /**
     * As {@link #open(Account, Browser)}, for who knew the password of this hash. Throws {@code forbidden} where it was changed meanwhile,
     * since whoever changes it means to end all sessions.
     */
    BrowserSessions.Opened open(Account account, Browser browser, String hash) {
        var locked = accounts.lock(account.id()).orElseThrow(Entrance::changed);
        if (!localAccounts.hash(account.id()).equals(Optional.of(hash))) {
            throw changed();
        }
        return open(locked, browser);
    }

    private static OpenCodexException changed() {
        return new OpenCodexException(ErrorCode.FORBIDDEN, "The password was changed meanwhile.");
    }
}
