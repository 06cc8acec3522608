package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** The token in a request's {@code Authorization} (RFC 6750). Other schemes are a proxy's in front, and say nothing here. */
final class Bearer {
    /** For a refusal: that one bears a token here, and that this was none. */
    static final String CHALLENGE = "Bearer realm=\"open-codex\", error=\"invalid_token\"";

    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)bearer(?: +(.*))?");

    private Bearer() {}

    /** Blank where the scheme is named and nothing more: that is a bad token, and not none. */
    static Optional<String> read(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        var found = AUTHORIZATION.matcher(header.strip());
        return found.matches() ? Optional.of(found.group(1) == null ? "" : found.group(1)) : Optional.empty();
    }

    static OpenCodexException unknown() {
        return new OpenCodexException(
                ErrorCode.UNAUTHENTICATED, "The API token is unknown, was revoked, or is too old. Make a new one.");
    }

    /** Throws {@code forbidden} for a token of ours: who came with one must not be taken for the local user. */
    static void requireNone(HttpServletRequest request) {
        if (read(request).filter(text -> text.startsWith(ApiTokens.PREFIX)).isPresent()) {
            throw new OpenCodexException(
                    ErrorCode.FORBIDDEN,
                    "Sign-in is off here, and so are API tokens. Leave the header Authorization out.");
        }
    }
}
