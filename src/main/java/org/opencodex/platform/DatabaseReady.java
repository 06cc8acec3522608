package org.opencodex.platform;

/** The database answers and has today's tables. Observed to put in order what an earlier run left, before anybody is served. */
public record DatabaseReady() {}
