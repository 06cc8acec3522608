package org.opencodex.project;

import java.util.UUID;

/** A project is being deleted, and all that belongs to it with it; fired within the transaction, before the rows go. */
public record ProjectDeleted(UUID projectId) {}
