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
import org.opencodex.identity.AuthMode;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;
import org.opencodex.signin.AccountLink;
import org.opencodex.signin.AccountLinks;
import org.opencodex.signin.LocalAccounts;

/** The ways in that administrators give, where accounts are kept here. */
@ApplicationScoped
@Transactional
class Invitations {
    private final AuthMode mode = AuthMode.of(ConfigProvider.getConfig(Invitations.class.getClassLoader()));

    @Inject
    private LocalAccounts localAccounts;

    @Inject
    private AccountLinks links;

    @Inject
    private UserChanges changes;

    @Inject
    private AuditEntries audit;

    /** A new account; {@code email} may be null. Throws {@code conflict} where somebody has the name or the address. */
    InvitationView invite(User by, String name, String email, boolean administrator) {
        requireLocal();
        var account = localAccounts.add(name, email, administrator, by.actor());
        if (administrator) {
            audit.add(AuditEntry.of(AuditAction.ADMINISTRATOR_ADDED, by.actor())
                    .on("user", account.id(), account.name()));
        }
        var made = links.make(AccountLink.Kind.INVITATION, account.id());
        return new InvitationView(AdminUserView.of(account, List.of()), made.link(), made.expiresAt());
    }

    /** Whoever has not come yet is invited once more. */
    InvitationView.LinkView resetLink(UUID userId) {
        requireLocal();
        var account = changes.lock(userId);
        var kind = account.lastSignInAt() == null ? AccountLink.Kind.INVITATION : AccountLink.Kind.RESET;
        var made = links.make(kind, account.id());
        return new InvitationView.LinkView(made.link(), made.expiresAt());
    }

    private void requireLocal() {
        if (mode != AuthMode.LOCAL) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT,
                    mode == AuthMode.NONE
                            ? "Sign-in is off, so there is one user only. Turn it on by opencodex.auth.mode first."
                            : "Accounts and passwords are kept where people sign in. Add them there; they are here from their"
                                    + " first sign-in on.");
        }
    }
}
