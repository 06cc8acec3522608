package org.opencodex.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * How many import at once on this server: one for each person, and few altogether. Each takes a connection to the database and
 * some hundred megabytes for as long as it reads.
 */
@ApplicationScoped
class ImportPlaces {
    private static final int AT_WORK = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Set<UUID> importing = ConcurrentHashMap.newKeySet();
    private final Semaphore working = new Semaphore(AT_WORK, true);

    /** What may be done in it. */
    interface Work {
        ImportView run() throws IOException;
    }

    /** Throws {@code rate_limited} where the person imports something already. */
    Place take(User user) {
        if (!importing.add(user.id())) {
            throw new OpenCodexException(
                            ErrorCode.RATE_LIMITED,
                            "You are importing something already. Nothing of this was imported; try again when it is done.")
                    .retryAfter(RETRY_AFTER);
        }
        return new Place(user.id());
    }

    /** Somebody's, from the first byte on. */
    final class Place implements AutoCloseable {
        private final UUID userId;

        Place(UUID userId) {
            this.userId = userId;
        }

        /** Waits for its turn. Throws {@code unavailable} where it does not come. */
        ImportView work(Work work) throws IOException {
            if (!isTurn()) {
                throw new OpenCodexException(
                                ErrorCode.UNAVAILABLE,
                                "Others are importing. Nothing of this was imported; try again in a moment.")
                        .retryAfter(RETRY_AFTER);
            }
            try {
                return work.run();
            } finally {
                working.release();
            }
        }

        private boolean isTurn() {
            try {
                return working.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            importing.remove(userId);
        }
    }
}
