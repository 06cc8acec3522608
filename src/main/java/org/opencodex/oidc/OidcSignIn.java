package org.opencodex.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Accounts;
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.Browser;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.identity.Credential;
import org.opencodex.identity.Identity;
import org.opencodex.identity.SignIns;
import org.opencodex.identity.User;
import org.opencodex.problem.OpenCodexException;

/** Makes a session of ours out of a sign-in at the provider, and ends those that the provider ended. */
@ApplicationScoped
@Transactional(dontRollbackOn = OpenCodexException.class)
class OidcSignIn {
    @Inject
    private SignIns signIns;

    @Inject
    private Accounts accounts;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private OidcSessions oidcSessions;

    @Inject
    private AuditEntries audit;

    private OidcConfig config;

    @PostConstruct
    void configure() {
        config = OidcConfig.of(ConfigProvider.getConfig(OidcSignIn.class.getClassLoader()))
                .orElseThrow();
    }

    /**
     * A new session for who the claims speak of; the one that the browser had before ends. Throws {@code forbidden} for
     * somebody who is suspended.
     */
    BrowserSessions.Opened signIn(OidcClaims claims, String idToken, Browser browser, Optional<User> before) {
        var identity = identity(claims);
        var account = signIns.signIn(identity, AuthMode.OIDC);
        before.map(User::credential)
                .filter(credential -> credential.kind() == Credential.Kind.SESSION)
                .ifPresent(credential -> sessions.close(before.get().id(), credential.id()));
        var opened = sessions.open(account, browser);
        oidcSessions.add(
                new OidcSession(
                        opened.session().id(),
                        account.id(),
                        identity.issuer(),
                        identity.subject(),
                        claims.text("sid")
                                .filter(sid -> sid.length() <= OidcSession.LONGEST_SID)
                                .orElse(null)),
                idToken);
        return opened;
    }

    /** Groups that are not told are none: a provider leaves the claim out for somebody who is in none. */
    private Identity identity(OidcClaims claims) {
        var name = Stream.of(config.nameClaim(), "name", "preferred_username", "email")
                .flatMap(claim -> claims.text(claim).stream())
                .findFirst();
        return new Identity(
                config.issuer(),
                claims.text("sub").orElseThrow(),
                name.orElse(null),
                claims.text("email").orElse(null),
                claims.isTrue("email_verified"),
                Optional.of(Set.copyOf(claims.texts(config.groupsClaim()))));
    }

    /** Ends what the provider ended; how many sessions that were. Nothing happens the second time. */
    int signOut(OidcTokens.Logout logout) {
        if (!oidcSessions.note(config.issuer(), logout)) {
            return 0;
        }
        var ended = sessions(logout);
        ended.forEach(this::end);
        return ended.size();
    }

    /** A session that the provider gave no name when it began can only be known by whose it is. */
    private List<OidcSession> sessions(OidcTokens.Logout logout) {
        var ofSubject = logout.subject() == null
                ? List.<OidcSession>of()
                : oidcSessions.ofSubject(config.issuer(), logout.subject());
        return logout.sid() == null
                ? ofSubject
                : Stream.concat(
                                oidcSessions.ofSid(config.issuer(), logout.sid()).stream(),
                                ofSubject.stream().filter(session -> session.sid() == null))
                        .toList();
    }

    private void end(OidcSession session) {
        if (sessions.close(session.userId(), session.id())) {
            accounts.find(session.userId())
                    .ifPresent(account -> audit.add(AuditEntry.of(AuditAction.SESSION_ENDED, Actor.SERVER)
                            .on("user", account.id(), account.name())
                            .with("way", "back-channel")));
        }
    }
}
