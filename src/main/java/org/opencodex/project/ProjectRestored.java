package org.opencodex.project;

import java.util.UUID;

/** A deleted project is there again, and what was deleted with it; fired within the transaction. */
public record ProjectRestored(UUID projectId) {}
