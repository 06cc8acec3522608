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
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-8: a server that is stopped as an administrator does it is honest about what it was writing. */
@OnTheRig
class HonestRestartIT {
    private static final int STREAMS = 20;

    private final Rig rig;

    HonestRestartIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void finishesOrInterruptsEachAnswerAndCallsNoneCompleteThatIsNot() throws InterruptedException {
        Trials.of("I-8 (restarts with " + STREAMS + " streams)", 2, 20, 1)
                .within(Duration.ofMinutes(7))
                .run(this::restart);
    }

    private record Asked(Trial trial, ShownStream stream) {}

    private void restart(Random random, int number) throws InterruptedException {
        List<Asked> asked = new ArrayList<>();
        try {
            for (var i = 0; i < STREAMS; i++) {
                var trial = new Trial(
                        random.nextLong(),
                        20 + random.nextInt(400),
                        Duration.ZERO,
                        Duration.ofMillis(1 + random.nextInt(10)));
                asked.add(new Asked(trial, ShownStream.ask(rig.api(), trial.question())));
            }
            for (var one : asked) {
                one.stream().awaitText();
            }
            rig.server().stop();
        } finally {
            asked.forEach(one -> one.stream().close());
        }
        rig.server().start();
        asked.forEach(this::check);
    }

    private void check(Asked asked) {
        var path =
                "chats/" + asked.stream().chat() + "/messages/" + asked.stream().messageId();
        await().atMost(Duration.ofSeconds(15)).until(() -> !List.of("queued", "streaming")
                .contains(rig.api().get(path).at("/status")));
        var message = rig.api().get(path);
        assertThat(asked.stream().violations()).as("%s", asked.stream()).isEmpty();
        assertThat(message.at("/content")).startsWith(asked.stream().text());
        assertThat(asked.trial().hasBegun(message.at("/content"))).isTrue();
        if (message.at("/status").equals("completed")) {
            assertThat(message.at("/content")).isEqualTo(asked.trial().text());
        } else {
            assertThat(message.at("/status")).isEqualTo("interrupted");
        }
    }
}
