package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.CuttingProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.ShownStream;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-7: the database may go away. */
@OnTheRig
class DatabaseAwayIT {
    private static final Duration NORMAL_WITHIN = Duration.ofSeconds(5);

    private static CuttingProxy proxy;
    private static AppServer server;

    private final Rig rig;
    private final Api api;

    DatabaseAwayIT(Rig rig) {
        this.rig = rig;
        api = server.api();
    }

    @BeforeAll
    static void startAServerBehindAProxy(Rig rig) {
        proxy = new CuttingProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.databasePort()));
        server = rig.anotherServer("database-away", proxy.port());
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
    }

    @Test
    void answers503WhileItIsAwayAndIsNormalWithinSecondsOfItsReturn() throws InterruptedException {
        Trials.of("I-7", 10, 300, 1).run(this::goAwayAndComeBack);
    }

    private void goAwayAndComeBack(Random random, int number) throws InterruptedException {
        var trial = new Trial(random.nextLong(), 40, Duration.ZERO, Duration.ofMillis(10 + random.nextInt(20)));
        var chat = api.newChat();
        try (var stream = ShownStream.ask(api, trial.question())) {
            stream.awaitText();
            var refused = whileItIsAway(random, chat);
            await().atMost(NORMAL_WITHIN)
                    .until(() -> api.get("chats/" + chat).status() == 200
                            && api.post("chats/" + chat + "/messages", "{\"content\":\"Back\"}")
                                            .status()
                                    == 201);
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotNull();
            // What was not stored is not there in part either.
            assertThat(api.messages(chat).each("messages", "content")).doesNotContain("Lost?");
            stream.awaitEnd();
            assertThat(stream.violations()).isEmpty();
            assertThat(stream.text()).isEqualTo(trial.text());
            assertThat(api.get("chats/" + stream.chat() + "/messages/" + stream.messageId())
                            .at("/content"))
                    .isEqualTo(trial.text());
        }
    }

    private Answer whileItIsAway(Random random, String chat) throws InterruptedException {
        proxy.refuse();
        proxy.cutAll();
        try {
            var refused = api.post("chats/" + chat + "/messages", "{\"content\":\"Lost?\"}");
            Thread.sleep(random.nextInt(1_500));
            return refused;
        } finally {
            proxy.admit();
        }
    }
}
