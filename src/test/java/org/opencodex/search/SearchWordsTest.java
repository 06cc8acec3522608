package org.opencodex.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            rye dough             ; 'rye' & 'dough':*
            rye do                ; 'rye' & 'do'
            ~rye dough ~          ; 'rye' & 'dough'
            "rye dough" wetter    ; ('rye' <-> 'dough') & 'wetter':*
            „nasser Teig“         ; ('nasser' <-> 'Teig')
            it's                  ; 'it''s':*
            a\\b                   ; 'a b':*
            rye & ! | dough       ; 'rye' & 'dough':*
            "rye                  ; '"rye':*
            """)
    void areQuotedForPostgres(String typed, String query) {
        assertThat(SearchWords.query(typed)).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"~~", "~  ~", "~& | !~", "~\"\"~", "~\" - \"~"})
    void areNoneWhereNothingIsToBeLookedFor(String typed) {
        assertThat(SearchWords.query(typed)).isEmpty();
    }
}
