package org.opencodex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencodex.platform.MapConfig;

class BucketsTest {
    @Test
    void givesEachSoManyAndThenSaysHowLongToWait() {
        var buckets = new Buckets(2, 2);
        assertThat(buckets.take("ada")).isEmpty();
        assertThat(buckets.take("ada")).isEmpty();
        assertThat(buckets.take("ada").orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
        assertThat(buckets.take("bob")).isEmpty();
    }

    @Test
    void keepsCountOfAnAttackersMany() {
        var buckets = new Buckets(1, 1);
        var refused = 0;
        for (var i = 0; i < 50_000; i++) {
            refused += buckets.take(i).isPresent() ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(29_000);
        assertThat(buckets.take(0)).isPresent();
    }

    @Test
    void pinsTheDefaultsAndRefusesWhatIsNoRate() {
        assertThat(RateConfig.of(new MapConfig(Map.of()))).isEqualTo(new RateConfig(1_200, 60));
        assertThatThrownBy(() -> RateConfig.of(new MapConfig(Map.of("opencodex.rate.requests", "-1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
