package org.opencodex.identity;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How long a browser stays signed in.
 *
 * @param idleTimeout {@code opencodex.session.idle-timeout}: without any request
 * @param lifetime {@code opencodex.session.lifetime}: whatever happens
 */
record SessionConfig(Duration idleTimeout, Duration lifetime) {
    private static final Duration IDLE_TIMEOUT = Duration.ofHours(12);
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    SessionConfig {
        check("opencodex.session.idle-timeout", idleTimeout);
        check("opencodex.session.lifetime", lifetime);
    }

    static SessionConfig of(Config config) {
        return new SessionConfig(
                config.getOptionalValue("opencodex.session.idle-timeout", Duration.class)
                        .orElse(IDLE_TIMEOUT),
                config.getOptionalValue("opencodex.session.lifetime", Duration.class)
                        .orElse(LIFETIME));
    }

    private static void check(String name, Duration value) {
        if (value.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(name + " must be a duration of PT1S or more, such as PT12H.");
        }
    }
}
