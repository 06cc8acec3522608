package org.opencodex.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a text begins with, to call it by. */
final class FirstWords {
    /** Unicode code points. */
    private static final int MOST = 60;

    /** Quotation, headings and lists of Markdown. */
    private static final Pattern MARKS = Pattern.compile("^[#>*\\-`\\s]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private FirstWords() {}

    /** The first line that says something, cut at a word where it is longer than 60 characters; empty if none does. */
    static Optional<String> of(String text) {
        return text.lines()
                .map(line -> BLANKS.matcher(MARKS.matcher(line).replaceFirst(""))
                        .replaceAll(" ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(FirstWords::cut);
    }

    private static String cut(String line) {
        if (line.codePointCount(0, line.length()) <= MOST) {
            return line;
        }
        var most = line.substring(0, line.offsetByCodePoints(0, MOST));
        var blank = most.lastIndexOf(' ');
        return (blank > MOST / 2 ? most.substring(0, blank) : most).stripTrailing() + "…";
    }
}
