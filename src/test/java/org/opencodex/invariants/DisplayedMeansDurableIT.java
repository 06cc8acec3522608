package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.ShownStream;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-5: displayed means durable. The server is killed while it writes 50 answers. */
@OnTheRig
class DisplayedMeansDurableIT {
    private static final int STREAMS = 50;
    private static final Duration INTERRUPTED_WITHIN = Duration.ofSeconds(15);

    private final Rig rig;

    DisplayedMeansDurableIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void findsEveryCharacterThatAnyClientWasShownAfterTheServerWasKilled() throws InterruptedException {
        Trials.of("I-5 (kills of " + STREAMS + " streams)", 4, 20, 1)
                .within(Duration.ofMinutes(10))
                .run(this::kill);
    }

    private void kill(Random random, int number) throws InterruptedException {
        List<ShownStream> streams = new ArrayList<>();
        try {
            for (var i = 0; i < STREAMS; i++) {
                var trial =
                        new Trial(random.nextLong(), 5_000, Duration.ZERO, Duration.ofMillis(1 + random.nextInt(20)));
                streams.add(ShownStream.ask(rig.api(), trial.question()));
            }
            for (var stream : streams) {
                stream.awaitText();
            }
            Thread.sleep(random.nextInt(1_500));
            rig.server().kill();
        } finally {
            streams.forEach(ShownStream::close);
        }
        rig.server().start();
        var ready = System.nanoTime();
        for (var stream : streams) {
            await().atMost(INTERRUPTED_WITHIN.minusNanos(System.nanoTime() - ready))
                    .until(() -> !List.of("queued", "streaming").contains(status(stream)));
        }
        for (var stream : streams) {
            check(stream);
        }
    }

    private void check(ShownStream stream) {
        assertThat(status(stream)).isEqualTo("interrupted");
        assertThat(stream.violations()).as("%s", stream).isEmpty();
        var stored = rig.api()
                .get("chats/" + stream.chat() + "/messages/" + stream.messageId())
                .at("/content");
        assertThat(stored).startsWith(stream.text());
        try (var again = rig.api().resume(stream.chat(), stream.generationId(), stream.last())) {
            assertThat(again.next("start").getInt("resumed_from")).isEqualTo(stream.last());
            var rest = again.answer();
            assertThat(stream.text() + StreamClient.text(rest)).isEqualTo(stored);
            assertThat(rest.getLast().getString("status")).isEqualTo("interrupted");
        }
    }

    private String status(ShownStream stream) {
        return rig.api()
                .get("chats/" + stream.chat() + "/messages/" + stream.messageId())
                .at("/status");
    }
}
