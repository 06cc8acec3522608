package org.opencodex.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;

/**
 * Remembers, in the browser, that signing in is tried a second time by itself, so that there is no third: whatever is wrong
 * then, such as cookies that are blocked, would send the browser to and fro for ever.
 */
final class OidcRetry {
    /** Of the second try's address: such a request without the cookie is of a browser that keeps none. */
    static final String PARAMETER = "again";

    private static final String COOKIE = "opencodex-sign-in-again";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private OidcRetry() {}

    static void begin(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, LIFETIME);
    }

    static boolean isUnderWay(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .anyMatch(cookie -> cookie.getName().equals(COOKIE));
    }

    /** Whether the browser did not keep what {@link #begin} gave it. */
    static boolean isLost(HttpServletRequest request) {
        return request.getParameter(PARAMETER) != null && !isUnderWay(request);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        if (isUnderWay(request)) {
            write(request, response, Duration.ZERO);
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Duration lifetime) {
        response.addHeader(
                "Set-Cookie",
                COOKIE + "=1; Path=" + request.getContextPath() + "/; HttpOnly; SameSite=Lax; Max-Age="
                        + lifetime.toSeconds());
    }
}
