package org.opencodex.administration;

import java.util.List;

/**
 * A group, as administrators see it.
 *
 * @param members how many are in it
 * @param fromSignIn sign-in puts people into it by its name, so that neither is changed here
 */
public record GroupView(String id, String name, int members, boolean fromSignIn) {
    /** A page of them, and how many there are in all. */
    public record Page(List<GroupView> groups, long total) {}

    /**
     * Somebody who is in it.
     *
     * @param fromSignIn sign-in says so
     */
    public record MemberView(String id, String name, String email, boolean fromSignIn) {}

    /** A page of them, and how many there are in all. */
    public record MemberPage(List<MemberView> users, long total) {}
}
