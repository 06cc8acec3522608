package org.opencodex.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencodex.platform.StrictJson;

class FrameTextTest {
    private final FrameText text = new FrameText();

    @Test
    void putsPartsTogether() {
        assertThat(text.append("one ")).isTrue();
        assertThat(text.append("")).isTrue();
        assertThat(text.append("two")).isTrue();
        assertThat(text.take()).isEqualTo("one two");
        assertThat(text.take()).isEmpty();
    }

    @Test
    void countsBytesAndNotCharacters() {
        var half = "é".repeat(StrictJson.MOST_BYTES / 4);
        assertThat(text.append(half)).isTrue();
        assertThat(text.append(half)).isTrue();
        assertThat(text.take()).hasSize(StrictJson.MOST_BYTES / 2);
        // The next message begins with none.
        assertThat(text.append(half)).isTrue();
        assertThat(text.append(half)).isTrue();
        assertThat(text.append("x")).isFalse();
        assertThat(text.append("")).isFalse();
    }
}
