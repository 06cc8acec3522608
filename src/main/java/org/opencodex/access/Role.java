package org.opencodex.access;

/** What a grant lets its principal do with a project, the least first. Each may what those before it may. */
public enum Role {
    /** Reads, watches, searches, exports. */
    VIEWER,
    /** Asks, writes and sets up. */
    EDITOR,
    /** Deletes, and says who else may come in. */
    OWNER
}
