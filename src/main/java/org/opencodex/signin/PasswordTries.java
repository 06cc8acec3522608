package org.opencodex.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opencodex.identity.Browser;
import org.opencodex.problem.OpenCodexException;

/** Compares passwords, each as a try that counts as failed until {@link SignInAttempts#succeeded}. */
@ApplicationScoped
class PasswordTries {
    @Inject
    private SignInAttempts attempts;

    @Inject
    private PasswordHashes hashes;

    /** Throws {@code rate_limited} where it is too early for one, and {@code unavailable} where too many others try. */
    boolean matches(String who, Browser browser, String password, Optional<String> hash) {
        attempts.begin(who, browser);
        try {
            return hashes.matches(password, hash);
        } catch (OpenCodexException e) {
            // It was not compared, and says nothing of who tried.
            attempts.withdraw(who, browser);
            throw e;
        }
    }
}
