package org.opencodex.signin;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * How one signs in here, and who is signed in.
 *
 * @param mode how: {@code none}, {@code local}, {@code oidc} or {@code proxy}
 * @param user null where nobody is
 * @param signInUrl where the browser goes to sign in, below the application; null where that is a page of the application
 * @param setUp false while there is no administrator, and so nobody who could let others in
 * @param unclaimed to administrators: how many projects were made while sign-in was off, and nobody was asked about yet
 * @param expiresAt when the session ends whatever happens; null where there is none
 */
public record SessionView(
        String mode, SessionUser user, String signInUrl, boolean setUp, int unclaimed, OffsetDateTime expiresAt) {
    /**
     * Who is signed in.
     *
     * @param auth the mode that vouches for them
     */
    public record SessionUser(
            String id,
            String name,
            String email,
            boolean administrator,
            List<String> groups,
            boolean canChangePassword,
            String auth) {}

    /**
     * @param signOutUrl where the browser goes to sign out at who vouched, too; null where there is no such place
     */
    public record SignedOut(String signOutUrl) {}
}
