package org.opencodex.llm;

import java.util.List;

/** What the demo says: Markdown with something of everything, about what it was asked. */
final class DemoAnswer {
    private static final int MOST_QUOTED = 200;

    private static final String HOW_TO = """
            To talk to a real model, set up a provider on the page **Providers**: a service with your key, or a model on your
            own machines. This project then offers the switch.
            """;

    private static final List<String> SHOWPIECES = List.of("""
            Here is what an answer can hold:

            - **lists**, also nested
              - like this one
            - `code` in a line
            - links to [Jakarta EE](https://jakarta.ee)

            | Part | What it does |
            |---|---|
            | journal | writes each piece before you see it |
            | generation | goes on when you close the tab |
            | socket | comes back by itself |

            ```java
            record Greeting(String name) {
                String text() {
                    return "Hello, " + name;
                }
            }
            ```

            And a formula, to show that mathematics is set properly:

            $$
            \\int_0^1 x^2 \\, dx = \\frac{1}{3}
            $$
            """, """
            Let me take it in steps:

            1. First I would write down what is known.
            2. Then I would look for the smallest case that shows the problem.
            3. Only then would I change anything.

            ```python
            def smallest(cases):
                return min(cases, key=len)
            ```

            > A problem well put is half solved.

            The effort grows as $O(n \\log n)$, so it stays pleasant for a while.
            """, """
            Three ways to see it:

            | View | Strength | Weakness |
            |:--|:--|--:|
            | from above | shows the whole | hides the detail |
            | from within | shows the detail | hides the whole |
            | from outside | asks new questions | knows no answers |

            ```sql
            select view, count(*) from opinions group by view order by 2 desc;
            ```

            With probability

            $$
            p = 1 - \\left(1 - \\frac{1}{n}\\right)^n \\to 1 - \\frac{1}{e}
            $$

            at least one of them is useful.
            """);

    private DemoAnswer() {}

    /** The same for the same conversation. */
    static String to(LlmRequest request) {
        var asked = request.turns().isEmpty() ? "" : request.turns().getLast().content();
        var answers = request.turns().stream()
                .filter(turn -> turn.role() == LlmRequest.Role.ASSISTANT)
                .count();
        var showpiece = SHOWPIECES.get((int) (answers % SHOWPIECES.size()));
        return "This is the built-in demo, not a language model: it shows how answers arrive. You wrote:\n\n"
                + quote(asked) + "\n\n" + showpiece + "\n" + HOW_TO;
    }

    /** As a quotation in a code block, so that Markdown in the question stays text. */
    private static String quote(String asked) {
        var end = asked.offsetByCodePoints(0, Math.min(MOST_QUOTED, asked.codePointCount(0, asked.length())));
        var shown = asked.substring(0, end).replace("`", "'") + (end < asked.length() ? "…" : "");
        return "```text\n" + shown.strip() + "\n```";
    }
}
