package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Cut;
import org.opencodex.rig.CuttingProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.ResumingClient;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-1 with two servers on one database: whoever is cut off may come back to the other one. No sticky sessions. */
@OnTheRig
class ExactlyOnceAcrossServersIT {
    private static final int AT_A_TIME = 10;
    private static final int MOST_BYTES = 4_000;

    private static AppServer other;

    private final Rig rig;

    ExactlyOnceAcrossServersIT(Rig rig) {
        this.rig = rig;
    }

    @BeforeAll
    static void startTheOther(Rig rig) {
        other = rig.anotherServer("across-servers");
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    @Test
    void showsEachCharacterOnceAndInOrderToAClientThatChangesServers() throws InterruptedException {
        Trials.of("I-1 across two servers", 60, 2_000, AT_A_TIME)
                .within(Duration.ofMinutes(4))
                .run(this::hop);
    }

    private void hop(Random random, int number) throws InterruptedException {
        var here = rig.server().base();
        var there = other.base();
        var trial = new Trial(
                random.nextLong(),
                20 + random.nextInt(150),
                Duration.ofMillis(random.nextInt(60)),
                Duration.ofMillis(random.nextInt(12)));
        var chat = rig.api().newChat();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var toHere = CuttingProxy.to(here);
                var toThere = CuttingProxy.to(there)) {
            for (var proxy : List.of(toHere, toThere)) {
                var cuts = new Random(random.nextLong());
                proxy.cutEach(() -> Cut.anywhere(cuts, MOST_BYTES));
            }
            var servers = List.of(toHere.through(here), toThere.through(there));
            var shown = new ResumingClient(http, servers, chat, random).ask(trial.question());
            assertThat(shown.violations()).as("%s", shown.recording()).isEmpty();
            assertThat(shown.terminal().getString("status")).isEqualTo("completed");
            assertThat(shown.text()).isEqualTo(trial.text());
            assertThat(rig.llm().trials().call(trial).count()).isEqualTo(1);
            for (var api : List.of(rig.api(), other.api())) {
                assertThat(api.messages(chat).at("/total")).isEqualTo("2");
                assertThat(api.messages(chat).at("/messages/1/content")).isEqualTo(trial.text());
            }
        }
    }
}
