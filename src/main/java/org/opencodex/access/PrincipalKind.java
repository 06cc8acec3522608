package org.opencodex.access;

/** What a project can be granted to. */
public enum PrincipalKind {
    USER,
    GROUP
}
