package org.opencodex.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;

/** How often a sign-in failed, by name, by network, or by both. */
@Entity
@Table(name = "sign_in_counter")
class SignInCounter {
    @Id
    private String id;

    private int failures;

    @Column(name = "blocked_until")
    private OffsetDateTime blockedUntil;

    @Column(name = "forget_at")
    private OffsetDateTime forgetAt;

    protected SignInCounter() {}

    /** How long nobody may try. */
    Duration wait(OffsetDateTime now) {
        var left = Duration.between(now, blockedUntil);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One more, before it is known whether it fails: else many at once would all be free. */
    void add(SignInLimit limit, OffsetDateTime now) {
        failures = forgetAt.isBefore(now) ? 1 : failures + 1;
        blockedUntil = now.plus(limit.delay(failures));
        forgetAt = now.plus(SignInLimit.FORGOTTEN);
    }

    /** One of them did not fail; the others still count. */
    void takeBack(SignInLimit limit, OffsetDateTime now) {
        failures = Math.max(0, failures - 1);
        blockedUntil = now.plus(limit.delay(failures));
    }
}
