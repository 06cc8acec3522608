package org.opencodex.project;

import java.util.List;
import java.util.Locale;
import org.opencodex.access.PrincipalKind;
import org.opencodex.identity.Principals;

/** On the wire: somebody, or a group, to share with. {@code email} is null for groups, and where it is unknown. */
public record PrincipalView(String kind, String id, String name, String email) {
    static PrincipalView of(PrincipalKind kind, Principals.Named named) {
        return new PrincipalView(
                kind.name().toLowerCase(Locale.ROOT), named.id().toString(), named.name(), named.email());
    }

    /** Those that were found. */
    public record ListView(List<PrincipalView> principals) {}
}
