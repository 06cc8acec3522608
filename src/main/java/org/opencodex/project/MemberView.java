package org.opencodex.project;

import java.util.List;
import java.util.Locale;
import org.opencodex.access.Share;
import org.opencodex.identity.Principals;

/**
 * On the wire: a person or group that has been given a project.
 *
 * @param email null for groups, and where it is unknown
 * @param fromSignIn a group that sign-in fills
 */
public record MemberView(String kind, String id, String name, String email, boolean fromSignIn, String role) {
    static MemberView of(Share share, Principals.Named named) {
        return new MemberView(
                share.kind().name().toLowerCase(Locale.ROOT),
                share.principalId().toString(),
                named.name(),
                named.email(),
                named.fromSignIn(),
                share.role().name().toLowerCase(Locale.ROOT));
    }

    /** All of a project. */
    public record ListView(List<MemberView> members, long total) {}
}
