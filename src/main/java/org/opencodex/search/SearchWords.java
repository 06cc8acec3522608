package org.opencodex.search;

import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * What a person typed, as PostgreSQL wants it (Text Search Types, tsquery): all words must be there, the last may be the
 * beginning of one, since they may still be typing, and what stands in quotation marks stands together.
 */
final class SearchWords {
    private static final Pattern PART = Pattern.compile("[\"“”„]([^\"“”„]+)[\"“”„]|(\\S+)");
    private static final int MOST = 16;

    /** With fewer letters, nearly everything begins so. */
    private static final int SHORTEST_BEGINNING = 3;

    private SearchWords() {}

    /** For {@code to_tsquery}; empty where nothing is to be looked for. */
    static String query(String typed) {
        var parts = new ArrayList<String>();
        var matcher = PART.matcher(typed);
        while (matcher.find() && parts.size() < MOST) {
            var part = matcher.group(1) == null
                    ? word(matcher.group(2), matcher.end() == typed.length())
                    : phrase(matcher.group(1));
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" & ", parts);
    }

    private static String word(String text, boolean last) {
        var quoted = quoted(text);
        var begins = last && !quoted.isEmpty() && text.codePointCount(0, text.length()) >= SHORTEST_BEGINNING;
        return begins ? quoted + ":*" : quoted;
    }

    private static String phrase(String text) {
        var words = new ArrayList<String>();
        for (var each : text.strip().split("\\s+")) {
            var quoted = quoted(each);
            if (!quoted.isEmpty()) {
                words.add(quoted);
            }
        }
        return words.isEmpty() ? "" : "(" + String.join(" <-> ", words) + ")";
    }

    /** A word without letters or digits would be dropped by PostgreSQL, with what joins it to the next. */
    private static String quoted(String word) {
        return word.codePoints().anyMatch(Character::isLetterOrDigit)
                ? "'" + word.replace("\\", " ").replace("'", "''") + "'"
                : "";
    }
}
