package org.opencodex.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private final List<LogFrame> database = new ArrayList<>();
    private final List<Integer> shown = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private int room = Integer.MAX_VALUE;
    private RuntimeException broken;

    private final Subscription.Log log = (seq, limit) ->
            database.stream().filter(entry -> entry.seq() > seq).limit(limit).toList();
    private final Subscription.Sink sink = new Subscription.Sink() {
        @Override
        public boolean offer(LogFrame entry) {
            if (room == 0) {
                return false;
            }
            room--;
            shown.add(entry.seq());
            return true;
        }

        @Override
        public void broken(RuntimeException failure) {
            broken = failure;
        }
    };

    @Test
    void showsWhatIsPublishedOnceAndInOrder() {
        var live = Subscription.live(log, sink, tasks::add);
        live.publish(List.of(entry(1), entry(2)));
        live.publish(List.of(entry(2), entry(3)));
        assertThat(shown).containsExactly(1, 2, 3);
        assertThat(tasks).isEmpty();
    }

    @Test
    void readsTheLogFirstWhenAttachedAndGoesLiveThen() {
        database.addAll(List.of(entry(1), entry(2)));
        var attached = Subscription.after(0, log, sink, tasks::add);
        attached.begin();
        database.add(entry(3));
        attached.publish(List.of(entry(3)));
        assertThat(shown).isEmpty();
        run();
        database.add(entry(4));
        attached.publish(List.of(entry(4)));
        assertThat(shown).containsExactly(1, 2, 3, 4);
    }

    /** The last entry may be written while a client is being told from where it goes on. */
    @Test
    void showsNothingBeforeTheClientKnowsWhereTheEntriesBegin() {
        database.addAll(List.of(entry(1), entry(2)));
        var resumed = Subscription.after(1, log, sink, tasks::add);
        resumed.publish(List.of(entry(2)));
        resumed.catchUp();
        run();
        assertThat(shown).isEmpty();
        resumed.begin();
        run();
        assertThat(shown).containsExactly(2);
    }

    @Test
    void readsAGapFromTheLog() {
        database.addAll(List.of(entry(1), entry(2), entry(3)));
        var live = Subscription.live(log, sink, tasks::add);
        live.publish(List.of(entry(3)));
        run();
        assertThat(shown).containsExactly(1, 2, 3);
    }

    @Test
    void goesOnWhereItWasWhenThereIsRoomAgain() {
        var live = Subscription.live(log, sink, tasks::add);
        room = 1;
        database.addAll(List.of(entry(1), entry(2), entry(3)));
        live.publish(List.of(entry(1), entry(2), entry(3)));
        run();
        assertThat(shown).containsExactly(1);
        room = 10;
        live.catchUp();
        run();
        assertThat(shown).containsExactly(1, 2, 3);
    }

    @Test
    void saysWhenTheLogCannotBeRead() {
        var attached = Subscription.after(
                0,
                (seq, limit) -> {
                    throw new IllegalStateException("away");
                },
                sink,
                tasks::add);
        attached.begin();
        run();
        assertThat(broken).hasMessage("away");
    }

    @Test
    void losesAndRepeatsNothingHoweverItIsInterleaved() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var trial = 0; trial < 500; trial++) {
            database.clear();
            shown.clear();
            tasks.clear();
            room = 0;
            var before = random.nextInt(5);
            for (var i = 1; i <= before; i++) {
                database.add(entry(i));
            }
            var subscription = Subscription.after(0, log, sink, tasks::add);
            subscription.begin();
            var total = before + 20;
            while (shown.size() < total) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (database.size() < total) {
                            database.add(entry(database.size() + 1));
                            subscription.publish(List.of(database.getLast()));
                        }
                    }
                    case 1 -> room = random.nextInt(4);
                    case 2 -> subscription.catchUp();
                    default -> run();
                }
            }
            for (var i = 0; i < total; i++) {
                assertThat(shown.get(i)).as("seed " + seed).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void sendsNothingOnceAnotherHasTakenItsPlace() {
        database.addAll(List.of(entry(1), entry(2)));
        var old = Subscription.after(0, log, sink, tasks::add);
        old.begin();
        old.cancel();
        run();
        old.publish(List.of(entry(3)));
        assertThat(shown).isEmpty();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    private static LogFrame entry(int seq) {
        return new LogFrame(seq, false, Frame.of("x"));
    }
}
