package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaTextTest {
    private final DeltaText text = new DeltaText();

    @Test
    void leavesPlainTextAsItIs() {
        assertThat(text.accept("plain 🦊")).isEqualTo("plain 🦊");
        assertThat(text.finish()).isEmpty();
    }

    @Test
    void joinsAPairThatTwoDeltasShare() {
        assertThat(text.accept("a\ud83e")).isEqualTo("a");
        assertThat(text.accept("\udd8ab")).isEqualTo("🦊b");
    }

    @Test
    void replacesLoneSurrogatesAndDropsNul() {
        assertThat(text.accept("\udd8a")).isEqualTo("\ufffd");
        assertThat(text.accept("\ud83e")).isEmpty();
        assertThat(text.accept("x")).isEqualTo("\ufffdx");
        assertThat(text.accept("a\u0000b")).isEqualTo("ab");
        assertThat(text.accept("\ud83e")).isEmpty();
        assertThat(text.finish()).isEqualTo("\ufffd");
    }

    @Test
    void givesTheSameTextWhereverItIsCut() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var whole = "fox 🦊, flag 🇪🇺, ß, 漢字, e\u0301 ".repeat(20);
        for (var trial = 0; trial < 200; trial++) {
            var rules = new DeltaText();
            var joined = new StringBuilder();
            for (var from = 0; from < whole.length(); ) {
                var to = Math.min(whole.length(), from + 1 + random.nextInt(5));
                joined.append(rules.accept(whole.substring(from, to)));
                from = to;
            }
            joined.append(rules.finish());
            assertThat(joined.toString()).as("seed " + seed).isEqualTo(whole);
        }
    }
}
