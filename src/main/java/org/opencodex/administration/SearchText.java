package org.opencodex.administration;

import java.util.Optional;
import org.opencodex.problem.OpenCodexException;

/** What somebody looks for in a list. */
final class SearchText {
    private static final int LONGEST = 255;

    private SearchText() {}

    /** Empty where nothing is looked for. Throws {@code validation_failed} for what the database could not look for. */
    static Optional<String> of(String query) {
        if (query == null || query.isBlank()) {
            return Optional.empty();
        }
        var text = query.strip();
        if (text.length() > LONGEST) {
            throw OpenCodexException.invalid("query", "must have at most " + LONGEST + " characters.");
        }
        return Optional.of(text);
    }
}
