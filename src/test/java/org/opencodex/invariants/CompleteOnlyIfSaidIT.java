package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Cut;
import org.opencodex.rig.CuttingProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.ShownStream;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/**
 * I-2 as a person sees it: the connection between server and model is cut anywhere. Each answer ends once, is complete only
 * if the model said so, and what was shown is kept. What providers themselves do wrong is {@code OneTerminalStateTest}'s.
 */
@OnTheRig
class CompleteOnlyIfSaidIT {
    private static final int AT_A_TIME = 10;
    private static final int BYTES_A_DELTA = 170;

    /** Of one message, with the retries of an answer that has not begun. */
    private static final int MOST_CALLS = 3;

    private static CuttingProxy proxy;
    private static AppServer server;

    private final Rig rig;
    private final AtomicInteger complete = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    CompleteOnlyIfSaidIT(Rig rig) {
        this.rig = rig;
    }

    @BeforeAll
    static void startAServerBehindAProxy(Rig rig) {
        proxy = CuttingProxy.to(rig.llm().baseUrl());
        server = rig.anotherServer("model-cut", rig.modelThrough(proxy));
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
    }

    @Test
    void callsNoAnswerCompleteThatTheModelDidNotFinish() throws InterruptedException {
        Trials.of("I-2 model cut", 100, 2_000, AT_A_TIME)
                .within(Duration.ofMinutes(3))
                .run(this::cutTheModel);
        System.out.println("I-2 model cut: " + complete + " complete, " + failed + " failed");
        // Else the cuts miss what they are meant to hit.
        assertThat(complete).hasPositiveValue();
        assertThat(failed).hasPositiveValue();
    }

    private void cutTheModel(Random random, int number) throws InterruptedException {
        var tokens = 5 + random.nextInt(60);
        var trial = new Trial(random.nextLong(), tokens, Duration.ZERO, Duration.ofMillis(random.nextInt(15)));
        var cuts = new Random(random.nextLong());
        proxy.cutEach(() -> Cut.anywhere(cuts, 2 * tokens * BYTES_A_DELTA));
        try (var stream = ShownStream.ask(server.api(), trial.question())) {
            stream.awaitEnd();
            assertThat(stream.violations()).as("%s", stream).isEmpty();
            var terminal = stream.terminal();
            var stored = server.api().get("chats/" + stream.chat() + "/messages/" + stream.messageId());
            assertThat(stored.at("/status")).isEqualTo(terminal.getString("status"));
            assertThat(stored.at("/content")).isEqualTo(stream.text());
            assertThat(rig.llm().trials().call(trial).count()).isLessThanOrEqualTo(MOST_CALLS);
            if (terminal.getString("type").equals("end")) {
                complete.incrementAndGet();
                assertThat(terminal.getString("status")).isEqualTo("completed");
                assertThat(terminal.getString("finish_reason")).isEqualTo("stop");
                assertThat(stream.text()).isEqualTo(trial.text());
            } else {
                failed.incrementAndGet();
                assertThat(terminal.getString("status")).isEqualTo("failed");
                assertThat(terminal.getBoolean("retryable")).as("%s", terminal).isTrue();
                assertThat(trial.hasBegun(stream.text())).as("%s", stream).isTrue();
            }
        }
    }
}
