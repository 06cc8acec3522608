package org.opencodex.identity;

import org.eclipse.microprofile.config.Config;

/**
 * How much one person may ask of one server. 0 is no limit.
 *
 * @param requests {@code opencodex.rate.requests}: requests a minute, and for those who are not signed in by address
 * @param generations {@code opencodex.rate.generations}: answers asked for a minute
 */
record RateConfig(int requests, int generations) {
    private static final int REQUESTS = 1_200;
    private static final int GENERATIONS = 60;

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    RateConfig {
        check("opencodex.rate.requests", requests);
        check("opencodex.rate.generations", generations);
    }

    static RateConfig of(Config config) {
        return new RateConfig(
                config.getOptionalValue("opencodex.rate.requests", Integer.class)
                        .orElse(REQUESTS),
                config.getOptionalValue("opencodex.rate.generations", Integer.class)
                        .orElse(GENERATIONS));
    }

    private static void check(String name, int perMinute) {
        if (perMinute < 0) {
            throw new IllegalArgumentException(name + " must be a number a minute, or 0 for no limit.");
        }
    }
}
