package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Wet rye dough                  | Wet rye dough
            "Wet rye dough."               | Wet rye dough
            Title: **Wet rye dough**       | Wet rye dough
            \\n\\n# Titel: „Nasser Teig“    | Nasser Teig
            Wet\u0007 rye                   | Wet rye
            """)
    void isTakenOutOfWhatAModelPutsAroundIt(String answer, String title) {
        assertThat(Title.in(answer.replace("\\n", "\n"))).contains(title);
    }

    @Test
    void isNoEssay() {
        assertThat(Title.in("The conversation ".repeat(10))).isEmpty();
    }

    @Test
    void isNothingOutOfNothing() {
        assertThat(Title.in(" \n \"\" \n")).isEmpty();
    }

    @Test
    void isAskedForWithTheBeginningOfBoth() {
        var request = Title.request("m", "q".repeat(10_000), "😀".repeat(5_000));
        var prompt = request.turns().getFirst().content();
        assertThat(prompt).hasSizeLessThan(5_000).contains("q".repeat(2_000)).contains("😀".repeat(1_000));
    }
}
