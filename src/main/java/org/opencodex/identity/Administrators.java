package org.opencodex.identity;

import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Whom the configuration makes administrators, at each sign-in.
 *
 * @param names {@code opencodex.auth.administrators}: subjects, verified e-mail addresses, or {@code group:NAME}
 */
record Administrators(List<String> names) {
    private static final String GROUP = "group:";

    Administrators {
        names = List.copyOf(names);
    }

    static Administrators of(Config config) {
        return new Administrators(ConfigList.of(config, "opencodex.auth.administrators"));
    }

    /** Somebody's unverified address may be anybody's, so it counts for nothing. */
    boolean include(Identity identity, Collection<String> groups) {
        return names.stream()
                .anyMatch(name -> name.startsWith(GROUP)
                        ? groups.contains(name.substring(GROUP.length()))
                        : name.equals(identity.subject())
                                || identity.emailVerified() && name.equalsIgnoreCase(identity.email()));
    }
}
