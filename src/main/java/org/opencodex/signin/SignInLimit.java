package org.opencodex.signin;

import java.time.Duration;

/**
 * How often a sign-in may fail, and how long one waits from then on: twice as long after each failure, up to a longest wait.
 *
 * @param free failures without a wait
 */
record SignInLimit(int free, Duration longest) {
    /** Of one name from one network: somebody who does not remember. */
    static final SignInLimit NAME_AND_ADDRESS = new SignInLimit(5, Duration.ofMinutes(15));

    /** Of all names from one network: an office has one address, too. */
    static final SignInLimit ADDRESS = new SignInLimit(30, Duration.ofMinutes(15));

    /** Of one name from all networks: short, since it is the owner of the name whom an attacker would lock out. */
    static final SignInLimit NAME = new SignInLimit(50, Duration.ofSeconds(30));

    /** What nobody added to for that long is forgotten. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 20;

    /** After that many failures. */
    Duration delay(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(failures - free - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
