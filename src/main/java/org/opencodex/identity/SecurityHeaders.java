package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer tells browsers, whatever it is an answer to. Who serves a page or a file after that says more, such as
 * which scripts it may run.
 *
 * @param https whether people come by https alone, so that a browser shall never try anything else
 */
record SecurityHeaders(boolean https) {
    private static final String YEAR = "max-age=31536000";
    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /** Drawn without an origin of its own, so what it loads comes from nowhere of ours, in a browser's eyes. */
    private static final String FRAME = "/diagram/";

    void add(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getServletPath();
        var frame = path.startsWith(FRAME);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Frame-Options", frame ? "SAMEORIGIN" : "DENY");
        response.setHeader("Cross-Origin-Resource-Policy", frame ? "cross-origin" : "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", PERMISSIONS);
        if (https) {
            response.setHeader("Strict-Transport-Security", YEAR);
        }
        if (path.startsWith("/api/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
