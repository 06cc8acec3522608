package org.opencodex.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One try to sign in, from the way to the provider to the way back. The container remembers one for a whole browser, so
 * that a second tab would end what the first began; kept in a cookie of its own, named after its {@code state}, each tab
 * comes back to what it began, and to the page it began it from.
 *
 * @param kept what the container would keep, by name
 */
record OidcAttempt(Map<String, String> kept, ReturnTo returnTo) {
    /** How long somebody may take to sign in at the provider. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String NAME = "opencodex-attempt-";
    private static final String RETURN_TO = "return_to";

    /** Browsers send them all, and servers limit what is sent: beyond this many, older ones were given up. */
    private static final int MOST = 8;

    OidcAttempt {
        kept = Map.copyOf(kept);
    }

    /** Empty where this browser has begun none of this state, or it was too long ago, or has ended. */
    static Optional<OidcAttempt> read(HttpServletRequest request, URI application, String state) {
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(name(application, state)))
                .findFirst()
                .flatMap(cookie -> decode(cookie.getValue()));
    }

    void write(HttpServletRequest request, HttpServletResponse response, URI application, String state) {
        var others = cookies(request)
                .map(Cookie::getName)
                .filter(name -> name.startsWith(prefix(application)))
                .toList();
        if (others.size() >= MOST) {
            others.forEach(name -> write(response, application, name, "", Duration.ZERO));
        }
        write(response, application, name(application, state), encode(), LIFETIME);
    }

    static void clear(HttpServletResponse response, URI application, String state) {
        write(response, application, name(application, state), "", Duration.ZERO);
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    }

    /** Written by hand, since {@link Cookie} knows no SameSite in Jakarta EE 10. Lax: it comes back from another site. */
    private static void write(
            HttpServletResponse response, URI application, String name, String value, Duration lifetime) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + lifetime.toSeconds()
                        + (isSecure(application) ? "; Secure" : ""));
    }

    private static String name(URI application, String state) {
        return prefix(application) + state.replaceAll("[^A-Za-z0-9-]", "");
    }

    /** With the context path and an end, since another deployment on the host is no part of this. */
    private static String prefix(URI application) {
        var context = application.getPath().replaceAll("[^A-Za-z0-9]+", "-");
        return (isSecure(application) ? "__Host-" : "") + NAME + context.substring(1) + ".";
    }

    private static boolean isSecure(URI application) {
        return "https".equalsIgnoreCase(application.getScheme());
    }

    private String encode() {
        var all = new LinkedHashMap<>(kept);
        all.put(RETURN_TO, returnTo.text());
        var form = all.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(form.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A cookie may hold anything by the time it comes back. */
    private static Optional<OidcAttempt> decode(String value) {
        try {
            var form = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            var all = Arrays.stream(form.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
            var returnTo = ReturnTo.of(all.remove(RETURN_TO));
            return Optional.of(new OidcAttempt(all, returnTo));
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
