package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.access.UnclaimedProjects;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.BrowserSession;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.identity.Credential;
import org.opencodex.identity.Groups;
import org.opencodex.identity.ProxyConfig;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** The session that a request came with. */
@ApplicationScoped
@Transactional
class CurrentSession {
    private final Config config = ConfigProvider.getConfig(CurrentSession.class.getClassLoader());
    private final AuthMode mode = AuthMode.of(config);

    @Inject
    private Accounts accounts;

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private Groups groups;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private UnclaimedProjects unclaimed;

    @Inject
    private AuditEntries audit;

    /** Throws {@code not_found} where no passwords are kept. */
    void requireLocalAccounts() {
        if (mode != AuthMode.LOCAL) {
            throw new OpenCodexException(
                    ErrorCode.NOT_FOUND, "This server keeps no passwords: opencodex.auth.mode is " + mode.wire() + ".");
        }
    }

    SessionView view(Optional<User> user) {
        var account = user.flatMap(known -> accounts.find(known.id()));
        return new SessionView(
                mode.wire(),
                account.map(known -> user(known, user.get())).orElse(null),
                mode == AuthMode.OIDC ? "login" : null,
                mode != AuthMode.LOCAL || localAccounts.haveAnAdministrator(),
                unclaimed(user),
                user.flatMap(this::session).map(BrowserSession::expiresAt).orElse(null));
    }

    private int unclaimed(Optional<User> user) {
        return mode != AuthMode.NONE && user.filter(User::administers).isPresent() ? unclaimed.undecided() : 0;
    }

    private SessionView.SessionUser user(Account account, User user) {
        return new SessionView.SessionUser(
                account.id().toString(),
                account.name(),
                account.email(),
                user.administrator(),
                mode == AuthMode.NONE ? List.of() : groups.namesOf(account.id()),
                mode == AuthMode.LOCAL && LocalAccounts.have(account),
                mode.wire());
    }

    private Optional<BrowserSession> session(User user) {
        return user.credential().kind() == Credential.Kind.SESSION
                ? sessions.of(user.id()).stream()
                        .filter(session -> session.id().equals(user.credential().id()))
                        .findFirst()
                : Optional.empty();
    }

    /** Where the browser goes to sign out at the proxy that vouches, too; null where there is no such place. */
    String signOutUrl() {
        return mode == AuthMode.PROXY ? ProxyConfig.of(config).signOutUrl().orElse(null) : null;
    }

    /** Ends the session that the user came with; what they came with otherwise stays. */
    void end(User user) {
        if (user.credential().kind() == Credential.Kind.SESSION
                && sessions.close(user.id(), user.credential().id())) {
            audit.add(AuditEntry.of(AuditAction.SIGN_OUT, user.actor()));
        }
    }
}
