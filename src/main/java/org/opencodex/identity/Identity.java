package org.opencodex.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What a way of signing in says of somebody.
 *
 * @param issuer who vouches for them: the OpenID Connect issuer, {@code local} or {@code proxy}
 * @param subject their name there, which never becomes somebody else's; with the issuer it is who they are
 * @param email null where none is told; it says nothing of who they are
 * @param groups all groups that they are in now; empty where this way of signing in says nothing of groups
 */
public record Identity(
        String issuer, String subject, String name, String email, boolean emailVerified, Optional<Set<String>> groups) {
    private static final int LONGEST_KEY = 512;
    private static final int LONGEST_NAME = 255;

    /** Throws {@link IllegalArgumentException} where issuer or subject cannot be kept; names are cut to what can. */
    public Identity {
        key(requireNonNull(issuer, "issuer"));
        key(requireNonNull(subject, "subject"));
        name = name == null || plain(name).isBlank() ? plain(subject) : plain(name);
        name = name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - (Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? 1 : 0));
        email = email == null || email.isBlank() || email.length() > Account.LONGEST_EMAIL ? null : plain(email);
        groups = groups.map(names -> Set.copyOf(names.stream()
                .map(Identity::plain)
                .filter(group -> !group.isBlank() && group.length() <= LONGEST_NAME)
                .toList()));
    }

    private static void key(String text) {
        if (text.isBlank() || text.length() > LONGEST_KEY || !text.equals(plain(text))) {
            throw new IllegalArgumentException("A subject needs 1 to " + LONGEST_KEY + " characters, no control ones.");
        }
    }

    /** Without control characters and halves of surrogate pairs: names end up in lists, logs and headers. */
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.strip()
                .codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
