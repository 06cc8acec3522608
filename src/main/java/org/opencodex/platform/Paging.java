package org.opencodex.platform;

import java.util.ArrayList;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/** A window on a list: {@code skip >= 0}, {@code 1 <= limit <= 1000}. */
public record Paging(int skip, int limit) {
    private static final int MOST = 1000;
    private static final int DEFAULT_LIMIT = 100;

    /** Of the query's words, either of which may be null. Throws {@code validation_failed} that names the bad one. */
    public static Paging of(String skip, String limit) {
        var errors = new ArrayList<FieldError>();
        var from = number(skip, 0, Integer.MAX_VALUE, 0);
        var most = number(limit, 1, MOST, DEFAULT_LIMIT);
        if (from < 0) {
            errors.add(new FieldError("skip", "must be a whole number, 0 or more."));
        }
        if (most < 0) {
            errors.add(new FieldError("limit", "must be a whole number from 1 to " + MOST + "."));
        }
        if (!errors.isEmpty()) {
            throw OpenCodexException.invalid(errors);
        }
        return new Paging(from, most);
    }

    private static int number(String text, int least, int most, int absent) {
        if (text == null) {
            return absent;
        }
        try {
            var number = Integer.parseInt(text);
            return number >= least && number <= most ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
