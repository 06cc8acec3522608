package org.opencodex.audit;

import java.util.Optional;

/**
 * The address that the request on this thread came from, so that whoever writes an entry need not be handed it. Empty on
 * threads that serve no request.
 */
public final class Origin {
    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private Origin() {}

    /** What is called while a request is served. */
    @FunctionalInterface
    public interface Served<A extends Exception, B extends Exception> {
        void run() throws A, B;
    }

    /** Serves a request that came from there. */
    public static <A extends Exception, B extends Exception> void from(String address, Served<A, B> served)
            throws A, B {
        ADDRESS.set(address);
        try {
            served.run();
        } finally {
            ADDRESS.remove();
        }
    }

    static Optional<String> address() {
        return Optional.ofNullable(ADDRESS.get());
    }
}
