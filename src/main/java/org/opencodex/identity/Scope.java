package org.opencodex.identity;

import java.util.Locale;

/** How much of what a person may do a credential of theirs lets through. */
public enum Scope {
    READ,
    WRITE,
    /** All of it, the administration included. */
    ADMIN;

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
