package org.opencodex.transfer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a browser is told to keep an answer as a file (RFC 6266). */
final class Download {
    private static final int LONGEST = 80;

    private Download() {}

    /** The value of {@code Content-Disposition} for a file that is called after {@code name}. */
    static String named(String name, String extension) {
        var cleaned = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ").strip();
        var cut = cleaned.substring(
                0, cleaned.offsetByCodePoints(0, Math.min(LONGEST, cleaned.codePointCount(0, cleaned.length()))));
        var file = (cut.isBlank() ? "chat" : cut.strip()) + extension;
        var ascii = file.replaceAll("[^\\x20-\\x7e]", "_").replace("%", "_");
        var encoded = URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
