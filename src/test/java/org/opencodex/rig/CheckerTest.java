package org.opencodex.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker sees each lie that a server might tell. */
class CheckerTest {
    private static final String HELLO = "{'type':'chunk','generation_id':'g','seq':1,'content':'Hello '}";
    private static final String WORLD = "{'type':'chunk','generation_id':'g','seq':2,'content':'w\u00f6rld'}";
    private static final String END = end("Hello w\u00f6rld", 11);

    private final ShownAnswer shown = new ShownAnswer();

    private static String start(String more) {
        return "{'type':'start','generation_id':'g','message_id':'m','provider':'p','model':'x'" + more + "}";
    }

    private static String resumed(int from, String text) {
        return start(",'resumed_from':" + from + ",'sha256':'" + ShownAnswer.sha256(text) + "'");
    }

    private static String end(String text, int length) {
        return "{'type':'end','generation_id':'g','seq':3,'status':'completed','text_length':" + length + ",'sha256':'"
                + ShownAnswer.sha256(text) + "'}";
    }

    private List<String> after(String... frames) {
        var connection = shown.recording().open("socket", "somewhere");
        for (var frame : frames) {
            shown.take(connection, Answer.read(frame.replace('\'', '"')));
        }
        return shown.violations();
    }

    @Test
    void findsNothingWrongWithAWholeAnswer() {
        assertThat(after(start(""), HELLO, WORLD, END)).isEmpty();
        assertThat(shown.text()).isEqualTo("Hello w\u00f6rld");
    }

    @Test
    void findsNothingWrongWithAnAnswerThatWasResumed() {
        after(start(""), HELLO);
        assertThat(after(resumed(1, "Hello "), WORLD, END)).isEmpty();
        assertThat(after(resumed(0, ""), HELLO, WORLD, END)).isEmpty();
        assertThat(shown.text()).isEqualTo("Hello w\u00f6rld");
    }

    @Test
    void acceptsTheEndAgain() {
        assertThat(after(start(""), HELLO, WORLD, END, END)).isEmpty();
    }

    @Test
    void seesAMissingEntryThoughTheClientResumes() {
        assertThat(after(start(""), WORLD)).anyMatch(words -> words.contains("1 was next"));
    }

    @Test
    void seesAnEntryTwiceThoughTheClientDropsIt() {
        assertThat(after(start(""), HELLO, HELLO)).hasSize(1);
    }

    @Test
    void seesAnEntryThatChanged() {
        after(start(""), HELLO);
        assertThat(after(resumed(0, ""), HELLO.replace("Hello", "Adieu"))).anyMatch(words -> words.contains("changed"));
    }

    @Test
    void seesAnotherTextAtAResume() {
        after(start(""), HELLO);
        assertThat(after(resumed(1, "Hullo "))).hasSize(1);
    }

    @Test
    void seesAnotherTextAtTheEnd() {
        assertThat(after(start(""), HELLO, WORLD, end("Hello", 11))).hasSize(1);
    }

    @Test
    void seesAnotherLengthAtTheEnd() {
        assertThat(after(start(""), HELLO, WORLD, end("Hello w\u00f6rld", 12))).hasSize(1);
    }

    @Test
    void seesAnEntryAfterTheEnd() {
        assertThat(after(start(""), HELLO, WORLD, END, WORLD.replace("'seq':2", "'seq':4")))
                .isNotEmpty();
    }

    @Test
    void seesTwoEnds() {
        after(start(""), HELLO, WORLD, END);
        assertThat(after(resumed(2, "Hello w\u00f6rld"), END.replace("completed", "stopped")))
                .anyMatch(words -> words.contains("changed"));
    }

    @Test
    void seesAnotherGeneration() {
        after(start(""), HELLO);
        assertThat(after(start("").replace("'g'", "'h'"))).anyMatch(words -> words.contains("generation_id"));
    }

    @Test
    void seesShownTextTakenAway() {
        after(start(""), HELLO);
        assertThat(after(start(""), HELLO)).anyMatch(words -> words.contains("taken away"));
    }

    @Test
    void seesHalfOfACharacter() {
        assertThat(after(start(""), HELLO.replace("Hello ", "\\ud83d"))).anyMatch(words -> words.contains("surrogate"));
    }

    @Test
    void seesAnEntryWithoutAStart() {
        assertThat(after(HELLO)).hasSize(1);
    }

    @Test
    void seesAFailureThatCallsItselfAnEnd() {
        assertThat(after(start(""), HELLO, WORLD, END.replace("completed", "failed")))
                .hasSize(1);
    }
}
