package org.opencodex.access;

/** What a grant lets its principal do with a project. An owner may do everything. */
enum Role {
    OWNER
}
