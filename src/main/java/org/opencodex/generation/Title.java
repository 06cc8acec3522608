package org.opencodex.generation;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencodex.llm.LlmParameters;
import org.opencodex.llm.LlmRequest;
import org.opencodex.platform.JsonDialect;

/** What a chat is called: how a model is asked for it, and what is taken from its answer. */
final class Title {
    /** Unicode code points. */
    private static final int MOST = 80;

    /** UTF-16 code units of the question, and of the answer: enough to see what they are about. */
    private static final int EXCERPT = 2_000;

    /** Room for the thinking of models that cannot do without. */
    private static final int MOST_TOKENS = 1_000;

    private static final String TASK = "Give the conversation below a title of at most six words, in its own language."
            + " Reply with the title and nothing else: no quotation marks, no full stop.";

    private static final Pattern LABEL = Pattern.compile("(?i)^(title|titel)\\s*:\\s*");
    private static final Pattern WRAPPING = Pattern.compile("^[\\s\"'“”„«»*_`#]+|[\\s\"'“”„«»*_`.]+$");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Title() {}

    static LlmRequest request(String model, String question, String answer) {
        var exchange = "<question>\n" + begin(question) + "\n</question>\n<answer>\n" + begin(answer) + "\n</answer>";
        return new LlmRequest(
                model,
                List.of(new LlmRequest.Turn(LlmRequest.Role.USER, TASK + "\n\n" + exchange)),
                LlmParameters.of(parameters()));
    }

    private static JsonObject parameters() {
        return JsonDialect.JSON
                .createObjectBuilder()
                .add("max_tokens", MOST_TOKENS)
                .build();
    }

    private static String begin(String text) {
        if (text.length() <= EXCERPT) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return text.substring(0, end);
    }

    /** The title in a model's answer; empty where there is none, or an essay in its place. */
    static Optional<String> in(String answer) {
        return answer.lines()
                .map(line -> WRAPPING.matcher(line).replaceAll(""))
                .map(line ->
                        WRAPPING.matcher(LABEL.matcher(line).replaceFirst("")).replaceAll(""))
                .map(line -> BLANKS.matcher(line).replaceAll(" "))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> line.codePointCount(0, line.length()) <= MOST);
    }
}
