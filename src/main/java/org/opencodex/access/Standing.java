package org.opencodex.access;

/**
 * How somebody stands to a project.
 *
 * @param role what they may do there
 * @param shared whether it is anybody else's too
 */
public record Standing(Role role, boolean shared) {
    /** Of two that somebody has, by themselves and by a group, that which lets them do most. */
    static Standing most(Standing one, Standing other) {
        return one.role().compareTo(other.role()) >= 0 ? one : other;
    }
}
