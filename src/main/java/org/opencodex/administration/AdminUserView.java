package org.opencodex.administration;

import java.time.OffsetDateTime;
import java.util.List;
import org.opencodex.identity.Account;

/**
 * A person, as administrators see them.
 *
 * @param auth how they sign in
 * @param administratorByConfiguration the configuration made them one, and would again
 */
public record AdminUserView(
        String id,
        String name,
        String email,
        String auth,
        boolean administrator,
        boolean administratorByConfiguration,
        boolean suspended,
        List<String> groups,
        OffsetDateTime createdAt,
        OffsetDateTime lastSignInAt) {
    static AdminUserView of(Account account, List<String> groups) {
        return new AdminUserView(
                account.id().toString(),
                account.name(),
                account.email(),
                account.auth().wire(),
                account.administers(),
                account.administersByConfiguration(),
                account.suspended(),
                groups,
                account.createdAt(),
                account.lastSignInAt());
    }

    /** A page of them, and how many there are in all. */
    public record Page(List<AdminUserView> users, long total) {}
}
