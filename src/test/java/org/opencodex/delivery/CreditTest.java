package org.opencodex.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreditTest {
    private static final int QUARTER = Credit.MOST_AHEAD / 4;

    private final UUID generation = UUID.randomUUID();
    private final Credit credit = new Credit();

    private void send(int from, int to) {
        for (var seq = from; seq <= to; seq++) {
            assertThat(credit.take(generation, seq, QUARTER)).as("entry " + seq).isTrue();
        }
    }

    @Test
    void isWithoutEndForOneWhoNeverAcknowledges() {
        send(1, 100);
        assertThat(credit.exhausted()).isZero();
    }

    @Test
    void endsAtTheLimitBeyondWhatWasAcknowledged() {
        send(1, 2);
        credit.acknowledge(generation, 2);
        send(3, 6);
        assertThat(credit.take(generation, 7, 1)).isFalse();
        assertThat(credit.exhausted()).isPositive();
        credit.acknowledge(generation, 3);
        send(7, 7);
        assertThat(credit.exhausted()).isZero();
    }

    @Test
    void countsWhatWasSentBeforeTheFirstAcknowledgement() {
        send(1, 10);
        credit.acknowledge(generation, 1);
        assertThat(credit.take(generation, 11, QUARTER)).isFalse();
        credit.acknowledge(generation, 10);
        send(11, 14);
    }

    @Test
    void letsAnEntryThroughThatIsLargerThanTheLimit() {
        credit.acknowledge(generation, 0);
        assertThat(credit.take(generation, 1, 2 * Credit.MOST_AHEAD)).isTrue();
        assertThat(credit.take(generation, 2, 1)).isFalse();
    }

    @Test
    void takesBackWhatCouldNotBeSent() {
        credit.acknowledge(generation, 0);
        send(1, 4);
        credit.giveBack();
        send(4, 4);
    }
}
