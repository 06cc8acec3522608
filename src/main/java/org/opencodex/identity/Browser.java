package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;

/** What a list of sessions shows of where somebody signed in, for them to know it again. */
public record Browser(String address, String userAgent) {
    public static Browser of(HttpServletRequest request) {
        var userAgent = request.getHeader("User-Agent");
        return new Browser(
                request.getRemoteAddr(), userAgent == null ? null : userAgent.replaceAll("[^\\x20-\\x7e]", ""));
    }
}
