package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-4: stop stops, before the first byte too, from any socket and over REST. */
@OnTheRig
class StopStopsIT {
    private static final int AT_A_TIME = 10;
    private static final long P99_MILLIS = 1_000;

    private final Rig rig;
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();

    StopStopsIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void closesTheModelCallAndKeepsWhatWasShownAndAppendsNothingMore() throws InterruptedException {
        Trials.of("I-4", 200, 2_000, AT_A_TIME).run(this::stopSomewhere);
        var sorted = delays.stream().sorted().toList();
        var p99 = sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
        System.out.println(
                "I-4: stop to upstream closed, p50 " + sorted.get(sorted.size() / 2) + " ms, p99 " + p99 + " ms");
        assertThat(p99).isLessThanOrEqualTo(P99_MILLIS);
    }

    private void stopSomewhere(Random random, int number) throws InterruptedException {
        var beforeTheFirstByte = random.nextInt(3) == 0;
        var trial = new Trial(
                random.nextLong(), 2_000, Duration.ofSeconds(beforeTheFirstByte ? 20 : 0), Duration.ofMillis(20));
        var call = rig.llm().trials().call(trial);
        var chat = rig.api().newChat();
        try (var asker = rig.api().stream(chat);
                var other = rig.api().stream(chat)) {
            asker.say(trial.question());
            var start = asker.until("start").getLast();
            var generation = start.getString("generation_id");
            List<JsonObject> shown = new ArrayList<>();
            if (beforeTheFirstByte) {
                call.awaitBegin();
            } else {
                for (var i = 0; i < 1 + random.nextInt(4); i++) {
                    shown.add(asker.next("chunk"));
                }
            }
            var stopped = System.nanoTime();
            switch (random.nextInt(3)) {
                case 0 -> asker.stop(generation);
                case 1 -> other.stop(generation);
                default -> rig.api().post("chats/" + chat + "/generations/" + generation + "/stop", "");
            }
            shown.addAll(asker.answer());
            delays.add(TimeUnit.NANOSECONDS.toMillis(call.awaitHangUp() - stopped));
            var end = shown.getLast();
            assertThat(end.getString("status")).isEqualTo("stopped");
            var message = rig.api().get("chats/" + chat + "/messages/" + end.getString("message_id"));
            assertThat(message.at("/content")).isEqualTo(StreamClient.text(shown));
            assertThat(message.at("/status")).isEqualTo("stopped");
            assertThat(trial.hasBegun(StreamClient.text(shown))).isTrue();
            assertThat(asker.isAlive()).isTrue();
        }
    }
}
