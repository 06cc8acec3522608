package org.opencodex.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlightTest {
    private final Flight flight = new Flight();

    @Test
    void asksForAPingWhenAQuarterHasGone() {
        assertThat(flight.went(Flight.EACH - 1)).isFalse();
        assertThat(flight.went(1)).isTrue();
        assertThat(flight.mark()).isEqualTo(Flight.EACH);
        assertThat(flight.went(1)).isFalse();
    }

    @Test
    void isFullUntilAPongSaysThatSomethingWasRead() {
        for (var i = 0; i < 4; i++) {
            assertThat(flight.hasRoom(Flight.EACH)).isTrue();
            flight.went(Flight.EACH);
        }
        assertThat(flight.hasRoom(1)).isFalse();
        assertThat(flight.full()).isPositive();
        flight.landed(Flight.EACH);
        assertThat(flight.full()).isZero();
        assertThat(flight.hasRoom(Flight.EACH)).isTrue();
    }

    @Test
    void letsAFrameThroughThatIsLargerThanAllRoom() {
        assertThat(flight.hasRoom(2 * Flight.MOST)).isTrue();
    }

    @Test
    void believesNoPongOfWhatHasNotGone() {
        flight.went(Flight.MOST);
        flight.landed(Long.MAX_VALUE);
        flight.went(Flight.MOST);
        assertThat(flight.hasRoom(1)).isFalse();
    }
}
