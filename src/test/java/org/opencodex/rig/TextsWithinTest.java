package org.opencodex.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsWithinTest {
    @Test
    void findsAsSearchingForEachWould() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var texts = new TextsWithin();
            var all = new ArrayList<String>();
            for (var i = 0; i < 20; i++) {
                var text = letters(random, 8 + random.nextInt(4));
                all.add(text);
                texts.add(text);
            }
            var hidden = all.get(random.nextInt(all.size()));
            var text = letters(random, random.nextInt(300)) + hidden + letters(random, random.nextInt(300));
            assertThat(texts.of(text))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().distinct().filter(text::contains).toList());
        }
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void findsTheSameBeginningTwiceAndAmongOtherScripts() {
        var texts = new TextsWithin();
        texts.add("secret-of-one");
        texts.add("secret-of-two");
        assertThat(texts.of("日本secret-of-two")).containsExactly("secret-of-two");
        assertThat(texts.of("secret-of-three")).isEmpty();
        assertThat(texts.of("secret")).isEmpty();
    }

    @Test
    void refusesWhatIsTooShort() {
        var texts = new TextsWithin();
        assertThatThrownBy(() -> texts.add("secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
