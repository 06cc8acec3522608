package org.opencodex.project;

import java.util.UUID;

/** A project is being hidden, and all that belongs to it with it, to be erased later; fired within the transaction. */
public record ProjectDeleted(UUID projectId) {}
