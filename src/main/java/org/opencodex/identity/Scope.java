package org.opencodex.identity;

/** How much of what a person may do a credential of theirs lets through. */
public enum Scope {
    READ,
    WRITE,
    /** All of it, the administration included. */
    ADMIN
}
