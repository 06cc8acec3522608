package org.opencodex.administration;

import java.time.OffsetDateTime;

/** A new account, and the link by which its owner chooses a password. It is shown this once. */
public record InvitationView(AdminUserView user, String link, OffsetDateTime expiresAt) {
    /** A link by which somebody chooses another password, shown this once. */
    public record LinkView(String link, OffsetDateTime expiresAt) {}
}
