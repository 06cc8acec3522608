package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-3: a send happens once, however often and on however many ways it is sent at the same time. */
@OnTheRig
class SendHappensOnceIT {
    private static final int AT_A_TIME = 10;

    private final Rig rig;

    SendHappensOnceIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void storesOneMessageAndAsksTheModelOnceForAMessageSentManyTimes() throws InterruptedException {
        Trials.of("I-3", 500, 5_000, AT_A_TIME).run(this::sendManyTimes);
    }

    private void sendManyTimes(Random random, int number) throws Exception {
        var trial = new Trial(
                random.nextLong(), 1 + random.nextInt(10), Duration.ZERO, Duration.ofMillis(random.nextInt(3)));
        var chat = rig.api().newChat();
        var frame = "{\"type\":\"message\",\"content\":\"" + trial.question() + "\",\"client_message_id\":\""
                + UUID.randomUUID() + "\"}";
        String first;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(i -> senders.submit(() -> rig.api().post("chats/" + chat + "/generations", frame)))
                    .toList();
            try (var socket = rig.api().stream(chat)) {
                socket.send(frame);
                var all = socket.answer();
                var end = all.getLast();
                first = end.getString("generation_id");
            }
            for (var answer : answers) {
                Answer taken = answer.get();
                assertThat(taken.status()).as(taken.body()).isEqualTo(202);
                assertThat(taken.at("/generation_id")).isEqualTo(first);
            }
        }
        assertThat(rig.api()
                        .get("chats/" + chat + "/messages?include=streaming,failed")
                        .at("/total"))
                .isEqualTo("2");
        assertThat(rig.llm().trials().call(trial).count()).isEqualTo(1);
    }
}
