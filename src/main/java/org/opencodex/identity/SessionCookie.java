package org.opencodex.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencodex.platform.Time;

/**
 * The cookie that a signed-in browser is known by. Scripts do not see it, other sites' requests do not carry it, and over
 * https its name begins with {@code __Host-}, so that no neighbouring host can set it (RFC 6265bis, section 4.1.3).
 */
public final class SessionCookie {
    private static final String NAME = "opencodex-session";

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request)))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Kept as long as the session may live. */
    public static void set(HttpServletRequest request, HttpServletResponse response, BrowserSessions.Opened opened) {
        var seconds = Duration.between(Time.now(), opened.session().expiresAt()).toSeconds();
        write(request, response, opened.token(), "; Max-Age=" + seconds);
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", "; Max-Age=0");
    }

    /** Written by hand, since {@link Cookie} knows no SameSite in Jakarta EE 10. */
    private static void write(HttpServletRequest request, HttpServletResponse response, String value, String more) {
        var secure = Visitor.isSecure(request) ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie", name(request) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + secure + more);
    }

    /** With the context path, so that two deployments on one host do not sign each other out. */
    private static String name(HttpServletRequest request) {
        var context = request.getContextPath().replaceAll("[^A-Za-z0-9]+", "-");
        return Stream.of(Visitor.isSecure(request) ? "__Host-" : "", NAME, context)
                .reduce("", String::concat);
    }
}
