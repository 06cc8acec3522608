package org.opencodex.signin;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.opencodex.identity.Secret;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Passwords by argon2id (RFC 9106). A hash names its own parameters, so that stronger ones may come later and the old hashes
 * still open. Each computation takes its share of memory, so only as many run at a time as there are processors.
 */
@ApplicationScoped
class PasswordHashes {
    /** KiB, passes and lanes: the first of what OWASP's Password Storage Cheat Sheet lists. */
    private static final int MEMORY = 19_456;

    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Who comes when that many wait is sent away at once, or a flood would take all threads of the server. */
    private static final int LONGEST_QUEUE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore free = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final AtomicLong computed = new AtomicLong();
    private volatile String nobodys;

    /** The hash to keep of a password. */
    String make(String password) {
        return compute(() -> encode(password));
    }

    /** Whether it is the password. Costs the same where there is none to compare with. */
    boolean matches(String password, Optional<String> hash) {
        var compared = hash.orElseGet(this::nobodys);
        var same = compute(() -> Argon2Function.getInstanceFromHash(compared).check(bytes(password), bytes(compared)));
        return same && hash.isPresent();
    }

    /** Whether it was made with weaker parameters than those of today. */
    boolean isOutdated(String hash) {
        var made = Argon2Function.getInstanceFromHash(hash);
        return made.getVariant() != Argon2.ID || made.getMemory() < MEMORY || made.getIterations() < ITERATIONS;
    }

    /** How often a password was hashed, for tests that count instead of measuring time. */
    long computed() {
        return computed.get();
    }

    private String nobodys() {
        if (nobodys == null) {
            synchronized (this) {
                nobodys = nobodys == null ? encode(Secret.random(256)) : nobodys;
            }
        }
        return nobodys;
    }

    private static String encode(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Argon2Function.getInstance(MEMORY, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID)
                .hash(bytes(password), salt)
                .getResult();
    }

    /** However a keyboard composes its accents (RFC 8265, section 4.2). */
    private static byte[] bytes(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T compute(Supplier<T> computation) {
        try {
            if (free.getQueueLength() > LONGEST_QUEUE || !free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OpenCodexException(
                                ErrorCode.UNAVAILABLE, "Too many people are signing in at once. Try again in a moment.")
                        .retryAfter(RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenCodexException(ErrorCode.UNAVAILABLE, "The server goes down.", e).retryAfter(RETRY_AFTER);
        }
        try {
            computed.incrementAndGet();
            return computation.get();
        } finally {
            free.release();
        }
    }
}
