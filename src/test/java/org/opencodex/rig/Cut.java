package org.opencodex.rig;

import java.util.Random;

/**
 * When and how a {@link CuttingProxy} ends a connection.
 *
 * @param from whose bytes are counted
 * @param bytes how many of them are passed on
 * @param how what both sides then see
 */
public record Cut(Side from, int bytes, Way how) {
    /** Who sends. */
    public enum Side {
        CLIENT,
        SERVER
    }

    /** How a connection ends. */
    public enum Way {
        /** By a TCP reset: what is on its way may be lost. */
        RESET,
        /** In order, as when a program closes it; within a message all the same. */
        END
    }

    /** Passes everything on. */
    public static final Cut NEVER = new Cut(Side.SERVER, Integer.MAX_VALUE, Way.END);

    /** Mostly in the middle of what the server sends, now and then in a request, in either way. */
    public static Cut anywhere(Random random, int mostFromTheServer) {
        var how = random.nextBoolean() ? Way.RESET : Way.END;
        return random.nextInt(8) == 0
                ? new Cut(Side.CLIENT, 1 + random.nextInt(600), how)
                : new Cut(Side.SERVER, 150 + random.nextInt(mostFromTheServer), how);
    }
}
