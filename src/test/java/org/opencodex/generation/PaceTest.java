package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    private long ticksAfter(int framesAFlush) {
        for (var i = 0; i < 100; i++) {
            pace.flushed(framesAFlush);
        }
        return TimeUnit.NANOSECONDS.toMillis(pace.tick());
    }

    @Test
    void flushesEach40MillisecondsWhileThereIsLittle() {
        assertThat(TimeUnit.NANOSECONDS.toMillis(pace.tick())).isEqualTo(40);
        assertThat(ticksAfter(100)).isEqualTo(40);
    }

    @Test
    void stretchesSoThatThereAreNoMoreThan3300FramesASecond() {
        assertThat(ticksAfter(240)).isBetween(71L, 73L);
    }

    @Test
    void stretchesNoFurtherThan120Milliseconds() {
        assertThat(ticksAfter(10_000)).isEqualTo(120);
    }

    @Test
    void comesBackWhenItIsQuietAgain() {
        ticksAfter(10_000);
        assertThat(ticksAfter(1)).isEqualTo(40);
    }
}
