package org.opencodex.platform;

import java.util.UUID;

/** This boot of this server, among those that share a database. */
public final class Node {
    /** New at each start: what an earlier boot began is somebody else's. */
    public static final UUID ID = Ids.next();

    private Node() {}
}
