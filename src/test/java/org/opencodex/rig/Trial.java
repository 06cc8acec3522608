package org.opencodex.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A question whose answer follows from a seed, so that many can run at once and the asker knows what must come: the
 * {@link ScriptedLlm} makes the same text from the question's words.
 *
 * @param seed what the text is made of
 * @param tokens how many deltas it has
 * @param firstDelay the pause before the first
 * @param gap the pause before each further one
 */
public record Trial(long seed, int tokens, Duration firstDelay, Duration gap) {
    private static final Pattern QUESTION = Pattern.compile("trial (-?\\d+) tokens (\\d+) first (\\d+) gap (\\d+)");
    private static final String[] WORDS = {
        "rye ",
        "dough ",
        "ü",
        "日本",
        "\uD83D\uDE00",
        "line\n",
        "\"quoted\" ",
        "back\\slash ",
        "**bold** ",
        "e\u0301 ",
        "x",
        "\t"
    };

    /** What to send as the user's message. */
    public String question() {
        return "trial " + seed + " tokens " + tokens + " first " + firstDelay.toMillis() + " gap " + gap.toMillis();
    }

    /** Empty for any other message. */
    static Optional<Trial> of(String question) {
        var match = QUESTION.matcher(question);
        return match.matches()
                ? Optional.of(new Trial(
                        Long.parseLong(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Duration.ofMillis(Long.parseLong(match.group(3))),
                        Duration.ofMillis(Long.parseLong(match.group(4)))))
                : Optional.empty();
    }

    /** The deltas; a surrogate pair may lie over two of them. */
    public List<String> deltas() {
        var random = new Random(seed);
        List<String> deltas = new ArrayList<>();
        var carried = "";
        for (var i = 0; i < tokens; i++) {
            var word = WORDS[random.nextInt(WORDS.length)];
            if (word.equals("\uD83D\uDE00") && i + 1 < tokens) {
                deltas.add(carried + word.charAt(0));
                carried = word.substring(1);
            } else {
                deltas.add(carried + word);
                carried = "";
            }
        }
        return deltas;
    }

    /** Whether a text is the beginning of the answer; half of a surrogate pair at its end is shown as U+FFFD. */
    public boolean hasBegun(String text) {
        return text().startsWith(text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text);
    }

    /** The whole answer. */
    public String text() {
        return String.join("", deltas());
    }
}
