package org.opencodex.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    private final SignInLimit limit = new SignInLimit(3, Duration.ofSeconds(30));

    @Test
    void letsAFewFailWithoutAWait() {
        assertThat(limit.delay(1)).isZero();
        assertThat(limit.delay(3)).isZero();
    }

    @Test
    void doublesTheWaitUpToTheLongest() {
        assertThat(limit.delay(4)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limit.delay(5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(limit.delay(8)).isEqualTo(Duration.ofSeconds(16));
        assertThat(limit.delay(9)).isEqualTo(Duration.ofSeconds(30));
        assertThat(limit.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void locksNobodyOutForLongByTheirNameAlone() {
        assertThat(SignInLimit.NAME.longest()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
}
