package org.opencodex.signin;

import java.time.OffsetDateTime;
import java.util.List;
import org.opencodex.identity.Account;

/**
 * One's own account, on the wire.
 *
 * @param email null where none is known
 * @param lastSignInAt null where nobody signs in
 */
public record AccountView(
        String id,
        String name,
        String email,
        boolean administrator,
        List<String> groups,
        OffsetDateTime createdAt,
        OffsetDateTime lastSignInAt,
        boolean canChangeName,
        boolean canChangePassword) {

    /** {@code ours} says whether name and password are kept here. */
    static AccountView of(Account account, List<String> groups, boolean ours) {
        return new AccountView(
                account.id().toString(),
                account.name(),
                account.email(),
                account.administers(),
                groups,
                account.createdAt(),
                account.lastSignInAt(),
                ours,
                ours);
    }
}
