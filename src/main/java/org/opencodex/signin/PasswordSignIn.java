package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Browser;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Signing in by name and password. Whatever is wrong, what is done and what is said are the same. */
@ApplicationScoped
class PasswordSignIn {
    /** Of a name that nobody has: it may be a password, typed into the wrong field. */
    private static final int SHOWN_OF_A_NAME = 3;

    @Inject
    private LocalAccounts accounts;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private SignInAttempts attempts;

    @Inject
    private PasswordTries tries;

    @Inject
    private Entrance entrance;

    @Inject
    private AuditEntries audit;

    /** A new session. Throws {@code sign_in_failed}, and {@code rate_limited} after too many of these. */
    BrowserSessions.Opened signIn(String name, String password, Browser browser) {
        var login = LoginName.of(name);
        var account = accounts.find(login);
        var who = account.map(Account::id).map(UUID::toString).orElse(login.text());
        var hash = account.flatMap(known -> accounts.hash(known.id()));
        if (!tries.matches(who, browser, password, hash)) {
            audit.add(AuditEntry.of(AuditAction.SIGN_IN_FAILED, actor(account, name))
                    .with("way", AuthMode.LOCAL.wire())
                    .with("reason", reason(account, hash)));
            throw failed();
        }
        var opened = open(account.orElseThrow(), browser, hash.orElseThrow());
        attempts.succeeded(who, browser);
        strengthen(account.get().id(), hash.orElseThrow(), password);
        return opened;
    }

    private BrowserSessions.Opened open(Account account, Browser browser, String hash) {
        try {
            return entrance.open(account, browser, hash);
        } catch (OpenCodexException e) {
            throw e.code() == ErrorCode.FORBIDDEN ? failed() : e;
        }
    }

    private void strengthen(UUID userId, String hash, String password) {
        if (hashes.isOutdated(hash)) {
            accounts.strengthen(userId, hash, hashes.make(password));
        }
    }

    private static Actor actor(Optional<Account> account, String name) {
        return account.map(Account::actor).orElseGet(() -> new Actor(null, beginning(name)));
    }

    private static String beginning(String name) {
        return name.codePoints()
                .limit(SHOWN_OF_A_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('…')
                .toString();
    }

    private static String reason(Optional<Account> account, Optional<String> hash) {
        if (account.isEmpty()) {
            return "unknown_name";
        }
        return hash.isEmpty() ? "no_password" : "wrong_password";
    }

    private static OpenCodexException failed() {
        return new OpenCodexException(
                ErrorCode.SIGN_IN_FAILED, "The name or the password is wrong, or the account is not to be used.");
    }
}
