package org.opencodex.platform;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the SPA in the WAR, kept once read: together they are a few megabytes. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2",
            "woff", "font/woff",
            "txt", "text/plain;charset=utf-8");

    private final ServletContext context;
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    Assets(ServletContext context) {
        this.context = context;
    }

    /** The file at a path that begins with a slash, or null. Files of an unknown kind, and all of WEB-INF, are none. */
    Asset find(String path) {
        var known = read.get(path);
        if (known != null) {
            return known;
        }
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null
                || path.contains("..")
                || path.contains("//")
                || path.toUpperCase(Locale.ROOT).contains("-INF")) {
            return null;
        }
        try (var stream = context.getResourceAsStream(path)) {
            if (stream == null) {
                return null;
            }
            var asset = Asset.of(type, stream.readAllBytes());
            read.put(path, asset);
            return asset;
        } catch (IOException e) {
            return null;
        }
    }
}
