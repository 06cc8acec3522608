package org.opencodex.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How wet is dough?            | How wet is dough?
            ## A heading\\nand its text    | A heading
            \\n\\n  - first of a list      | first of a list
            ```java\\nint x;\\n```         | java
            > quoted   with   blanks     | quoted with blanks
            """)
    void areTheFirstLineThatSaysSomething(String text, String words) {
        assertThat(FirstWords.of(text.replace("\\n", "\n"))).contains(words);
    }

    @Test
    void areCutAtAWord() {
        assertThat(FirstWords.of("word ".repeat(30)))
                .contains("word word word word word word word word word word word word…");
    }

    @Test
    void areCutBetweenCharactersWhereThereIsNoWord() {
        assertThat(FirstWords.of("😀".repeat(100))).contains("😀".repeat(60) + "…");
    }

    @Test
    void areNoneWhereNothingIsSaid() {
        assertThat(FirstWords.of(" \n\t\n---\n")).isEmpty();
    }
}
