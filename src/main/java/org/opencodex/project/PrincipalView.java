package org.opencodex.project;

import java.util.List;
import java.util.Locale;
import org.opencodex.access.PrincipalKind;
import org.opencodex.identity.Principals;

/**
 * On the wire: somebody, or a group, to share with.
 *
 * @param email null for groups, and where it is unknown
 * @param fromSignIn a group that sign-in fills
 */
public record PrincipalView(String kind, String id, String name, String email, boolean fromSignIn) {
    static PrincipalView of(PrincipalKind kind, Principals.Named named) {
        return new PrincipalView(
                kind.name().toLowerCase(Locale.ROOT),
                named.id().toString(),
                named.name(),
                named.email(),
                named.fromSignIn());
    }

    /** Those that were found. */
    public record ListView(List<PrincipalView> principals) {}
}
