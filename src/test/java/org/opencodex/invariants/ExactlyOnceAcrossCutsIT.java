package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Cut;
import org.opencodex.rig.CuttingProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.ResumingClient;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-1: exactly once, in order, across any cut between client and server. */
@OnTheRig
class ExactlyOnceAcrossCutsIT {
    private static final int AT_A_TIME = 20;
    private static final int MOST_BYTES = 3_000;

    private final Rig rig;

    ExactlyOnceAcrossCutsIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void showsEachCharacterOnceAndInOrderHoweverOftenTheClientIsCutOff() throws InterruptedException {
        Trials.of("I-1", 200, 10_000, AT_A_TIME).within(Duration.ofMinutes(13)).run(this::cutOffAgainAndAgain);
    }

    private void cutOffAgainAndAgain(Random random, int number) throws InterruptedException {
        var base = rig.server().base();
        var trial = new Trial(
                random.nextLong(),
                20 + random.nextInt(150),
                Duration.ofMillis(random.nextInt(60)),
                Duration.ofMillis(random.nextInt(12)));
        var chat = rig.api().newChat();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var proxy = CuttingProxy.to(base)) {
            var cuts = new Random(random.nextLong());
            proxy.cutEach(() -> Cut.anywhere(cuts, MOST_BYTES));
            var client = new ResumingClient(http, List.of(proxy.through(base)), chat, random);
            var shown = client.ask(trial.question());
            assertThat(shown.violations()).as("%s", shown.recording()).isEmpty();
            assertThat(shown.terminal().getString("status")).isEqualTo("completed");
            assertThat(shown.text()).isEqualTo(trial.text());
            var stored = rig.api().get("chats/" + chat + "/messages/" + shown.messageId());
            assertThat(stored.at("/content")).isEqualTo(trial.text());
            assertThat(rig.api().messages(chat).at("/total")).isEqualTo("2");
            assertThat(rig.llm().trials().call(trial).count()).isEqualTo(1);
        }
    }
}
