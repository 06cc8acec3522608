package org.opencodex.delivery;

import org.eclipse.microprofile.config.Config;
import org.opencodex.identity.Credential;
import org.opencodex.identity.User;

/**
 * How many live connections, sockets and event streams together, one person may have with this server.
 *
 * @param perUser {@code opencodex.delivery.sockets-per-user}; one window needs two
 */
record ConnectionLimit(int perUser) {
    private static final String NAME = "opencodex.delivery.sockets-per-user";
    private static final int USUAL = 20;

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    ConnectionLimit {
        if (perUser < 1) {
            throw new IllegalArgumentException(NAME + " must be a whole number, 1 or more.");
        }
    }

    static ConnectionLimit of(Config config) {
        return new ConnectionLimit(config.getOptionalValue(NAME, Integer.class).orElse(USUAL));
    }

    /** While sign-in is off all are one person. */
    int of(User user) {
        return user.credential().kind() == Credential.Kind.LOCAL ? Integer.MAX_VALUE : perUser;
    }
}
