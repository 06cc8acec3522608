package org.opencodex.identity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * What somebody proved with who they are.
 *
 * @param id of the session or token; null for the other kinds
 */
public record Credential(Kind kind, UUID id, Scope scope) {
    /** Where it came from. */
    public enum Kind {
        /** Sign-in is off, and the client is of this machine. */
        LOCAL,
        SESSION,
        TOKEN,
        /** A proxy in front vouches for each request. */
        HEADERS
    }

    public Credential {
        requireNonNull(kind, "kind");
        requireNonNull(scope, "scope");
    }

    static Credential of(Kind kind) {
        return new Credential(kind, null, Scope.ADMIN);
    }

    static Credential session(UUID id) {
        return new Credential(Kind.SESSION, id, Scope.ADMIN);
    }

    /** Whether browsers send it by themselves, so that a foreign page could use it. */
    boolean isSentUnasked() {
        return kind == Kind.SESSION || kind == Kind.HEADERS;
    }
}
