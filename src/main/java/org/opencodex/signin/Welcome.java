package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.opencodex.audit.Actor;
import org.opencodex.audit.AuditAction;
import org.opencodex.audit.AuditEntries;
import org.opencodex.audit.AuditEntry;
import org.opencodex.identity.Account;
import org.opencodex.identity.ApiTokens;
import org.opencodex.identity.Browser;
import org.opencodex.identity.BrowserSessions;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** What a link is good for: the first administrator's account, somebody's first password, or another one. */
@ApplicationScoped
@Transactional
class Welcome {
    @Inject
    private AccountLinks links;

    @Inject
    private LocalAccounts accounts;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private BrowserSessions sessions;

    @Inject
    private ApiTokens tokens;

    @Inject
    private Entrance entrance;

    @Inject
    private AuditEntries audit;

    /** What the link is for, which uses nothing up. */
    AccountLinkView inspect(String token) {
        var link = links.find(token);
        return new AccountLinkView(
                link.kind().wire(), links.owner(link).map(Account::name).orElse(null));
    }

    /** All of it or, where it throws, nothing: the link is good for another try then. */
    BrowserSessions.Opened use(AccountLinkRequest request, Browser browser) {
        var link = links.find(request.token());
        var account =
                switch (link.kind()) {
                    case SETUP -> setUp(request);
                    case INVITATION -> invited(link, request);
                    case RESET -> links.owner(link).orElseThrow();
                };
        request.requireGoodPassword(account);
        links.spend(link);
        links.voidAllOf(account.id());
        accounts.keep(account.id(), hashes.make(request.password()));
        // Whoever knew the old password may be in one of them, and may have made a token.
        sessions.closeAllOf(account.id(), null);
        tokens.revokeAllOf(account.id());
        audit.add(AuditEntry.of(AuditAction.PASSWORD_CHANGED, account.actor())
                .with("by", link.kind().wire()));
        return entrance.open(account, browser);
    }

    private Account setUp(AccountLinkRequest request) {
        accounts.lockSetUp();
        if (accounts.haveAnAdministrator()) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT, "There is an administrator already. Ask them to invite you.");
        }
        var account = accounts.add(request.requireName(), request.email(), true, Actor.SERVER);
        audit.add(
                AuditEntry.of(AuditAction.ADMINISTRATOR_ADDED, Actor.SERVER).on("user", account.id(), account.name()));
        return account;
    }

    private Account invited(AccountLink link, AccountLinkRequest request) {
        var account = links.owner(link).orElseThrow();
        request.name().ifPresent(name -> accounts.rename(account.id(), name));
        return account;
    }
}
