package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.DeadReader;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trials;

/** I-6: a reader who takes nothing hurts nobody, and is dropped. */
@OnTheRig
class SlowReaderIT {
    private static final int READERS = 5;
    private static final int CHUNK = 60_000;
    private static final int CHUNKS = 120;

    /** The look comes each 5 s, and the count is taken a moment later. */
    private static final Duration DROPPED_WITHIN = Duration.ofSeconds(35);

    private final Rig rig;

    SlowReaderIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void dropsAReaderWhoTakesNothingAndServesTheOthers() throws InterruptedException {
        Trials.of("I-6 (" + READERS + " dead readers each)", 1, 6, 1)
                .within(Duration.ofMinutes(7))
                .run(this::readNothing);
    }

    private void readNothing(Random random, int number) throws IOException {
        var chat = rig.api().newChat();
        var chunks = new String[CHUNKS];
        Arrays.fill(chunks, "x".repeat(CHUNK));
        // A first answer, so that what it loads is not counted.
        rig.llm().next(Script.says(chunks));
        try (var first = rig.api().stream(rig.api().newChat())) {
            first.ask("Likewise");
        }
        rig.llm().next(Script.says(chunks));
        var before = rig.server().heapBytes();
        List<DeadReader> dead = new ArrayList<>();
        for (var i = 0; i < READERS; i++) {
            dead.add(DeadReader.open(rig.server().base(), chat));
        }
        try (var healthy = rig.api().stream(chat)) {
            var shown = healthy.ask("At great length");
            assertThat(StreamClient.text(shown)).hasSize(CHUNK * CHUNKS);
            assertThat(shown.getLast().getString("status")).isEqualTo("completed");
            // Of 7 MB no more waits in the heap than the 256 KiB each that may be on their way; the rest is noise.
            assertThat(rig.server().heapBytes() - before).isLessThan(2_000_000);
            assertThat(heldBack()).isEqualTo(READERS);
            await().atMost(DROPPED_WITHIN).pollInterval(Duration.ofSeconds(1)).until(() -> heldBack() == 0);
            assertThat(healthy.isAlive()).isTrue();
        } finally {
            dead.forEach(DeadReader::close);
        }
    }

    /** Readers who have not had all of a log. */
    private int heldBack() {
        return rig.server().instances("org.opencodex.delivery.Subscription");
    }
}
