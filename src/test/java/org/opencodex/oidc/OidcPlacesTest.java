package org.opencodex.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OidcPlacesTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final OidcPlaces places = new OidcPlaces();

    private int takeAll(long now) {
        var taken = 0;
        while (places.take(now).isPresent()) {
            taken++;
        }
        return taken;
    }

    @Test
    void areFreeAgainWhenTheyAreLeft() {
        var first = places.take(0).orElseThrow();
        assertThat(takeAll(0)).isEqualTo(23);
        places.leave(first);
        assertThat(takeAll(1)).isEqualTo(1);
    }

    @Test
    void areNotLostForGoodToOneWhoWaitsForEver() {
        assertThat(takeAll(0)).isEqualTo(24);
        assertThat(takeAll(MINUTE - 1)).isZero();
        assertThat(takeAll(MINUTE)).isEqualTo(24);
        assertThat(takeAll(2 * MINUTE)).isEqualTo(24);
        assertThat(takeAll(3 * MINUTE)).isEqualTo(24);
        // Each holds a thread: there is an end.
        assertThat(takeAll(4 * MINUTE)).isZero();
    }
}
