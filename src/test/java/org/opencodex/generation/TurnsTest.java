package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final AtomicLong tick = new AtomicLong();
    private final Turns<String> turns = new Turns<>(tick::get);

    @Test
    void givesEverybodyATurnWithTheTick() throws InterruptedException {
        turns.add();
        assertThat(turns.next()).contains(Set.of());
    }

    @Test
    void givesThoseWhoCannotWaitATurnOfTheirOwnBeforeTheTick() throws InterruptedException {
        tick.set(TimeUnit.HOURS.toNanos(1));
        turns.add();
        turns.addUrgent("a");
        turns.addUrgent("b");
        turns.addUrgent("a");
        assertThat(turns.next()).contains(Set.of("a", "b"));
    }

    @Test
    void keepsTheTickOfTheOthersAfterAnUrgentTurn() throws InterruptedException {
        tick.set(TimeUnit.HOURS.toNanos(1));
        turns.add();
        turns.addUrgent("a");
        turns.next();
        tick.set(0);
        assertThat(turns.next()).contains(Set.of());
    }

    @Test
    void givesAnUrgentOneNoSecondTurnAfterTheTick() throws Exception {
        turns.add();
        turns.addUrgent("a");
        assertThat(turns.next()).contains(Set.of());
        turns.close();
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void letsAReaderRestUntilShortlyBeforeTheTickAndNotForLong() {
        tick.set(TimeUnit.HOURS.toNanos(1));
        assertThat(turns.untilBeforeTheTick()).isBetween(1L, TimeUnit.MILLISECONDS.toNanos(40));
    }

    @Test
    void endsAWaitWhenItIsClosed() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return turns.next();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        turns.close();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
    }
}
