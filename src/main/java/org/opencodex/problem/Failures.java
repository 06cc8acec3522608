package org.opencodex.problem;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.transaction.xa.XAException;

/** Translates what others threw, once, keeping whether a retry makes sense. */
public final class Failures {
    /** SQLSTATE classes: connection lost, resources, lock not available, operator, system; serialization and deadlock. */
    private static final Set<String> PASSING = Set.of("08", "53", "55", "57", "58", "40");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private Failures() {}

    /**
     * Ours if one of ours is among the causes; {@code unavailable} if the database is away, or went while a transaction was
     * committed; else {@code internal}.
     */
    public static OpenCodexException of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenCodexException ours) {
                return ours;
            }
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return unavailable();
            }
            if (isUnknownEnd(cause)) {
                return new OpenCodexException(
                                ErrorCode.UNAVAILABLE,
                                "The server lost its database while it stored this, and cannot tell whether it is stored."
                                        + " Look, and if it is not there, try again.")
                        .retryAfter(RETRY_AFTER);
            }
        }
        return new OpenCodexException(ErrorCode.INTERNAL, "The server failed. Try again; its log says more.", thrown);
    }

    /** What transaction managers throw where a commit failed; Payara's drops the {@link SQLException} that was the cause. */
    private static boolean isUnknownEnd(Throwable cause) {
        return cause instanceof SystemException
                || cause instanceof XAException
                || cause instanceof HeuristicMixedException
                || cause instanceof HeuristicRollbackException;
    }

    /** Nothing was stored, and a retry makes sense. */
    public static OpenCodexException unavailable() {
        return new OpenCodexException(
                        ErrorCode.UNAVAILABLE,
                        "The server cannot reach its database. Nothing was stored; try again soon.")
                .retryAfter(RETRY_AFTER);
    }

    /**
     * Whether the same statement may succeed later: the database is away, or two transactions were in each other's way. A
     * failure without a state is the pool's, which gets no connection; the database always gives one.
     */
    public static boolean isPassing(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || state.length() >= 2 && PASSING.contains(state.substring(0, 2));
    }
}
