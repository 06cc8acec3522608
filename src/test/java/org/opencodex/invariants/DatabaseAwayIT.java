package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Cut;
import org.opencodex.rig.CuttingProxy;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.ShownStream;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-7: the database may go away, hang, or break off in the middle of a transaction, its commit included. */
@OnTheRig
class DatabaseAwayIT {
    private static final Duration NORMAL_WITHIN = Duration.ofSeconds(5);
    private static final int SENDERS = 6;
    private static final int LONGEST_OUTAGE_MILLIS = 1_500;
    private static final int MOST_BYTES = 6_000;

    private static CuttingProxy proxy;
    private static AppServer server;

    private final Rig rig;
    private final Api api;

    private enum Outage {
        GONE,
        CUT_ONCE,
        BREAKS_OFF,
        HANGS
    }

    DatabaseAwayIT(Rig rig) {
        this.rig = rig;
        api = server.api();
    }

    @BeforeAll
    static void startAServerBehindAProxy(Rig rig) {
        proxy = new CuttingProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.databasePort()));
        server = rig.anotherServer("database-away", rig.databaseThrough(proxy));
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
    }

    @Test
    void storesAllOrNothingWhileItIsAwayAndIsNormalWithinSecondsOfItsReturn() throws InterruptedException {
        Trials.of("I-7", 12, 300, 1).within(Duration.ofMinutes(16)).run(this::goAwayAndComeBack);
    }

    private void goAwayAndComeBack(Random random, int number) throws Exception {
        var outage = Outage.values()[number % Outage.values().length];
        var trial = new Trial(random.nextLong(), 40, Duration.ZERO, Duration.ofMillis(10 + random.nextInt(20)));
        var chat = api.newChat();
        var sends = IntStream.range(0, SENDERS)
                .mapToObj(i -> new RepeatedSend(api, api.newChat(), random))
                .toList();
        try (var stream = ShownStream.ask(api, trial.question())) {
            stream.awaitText();
            strike(outage, chat, sends, random);
            await(outage).atMost(NORMAL_WITHIN).until(() -> isNormal(chat));
            for (var send : sends) {
                await(outage).atMost(NORMAL_WITHIN).until(send::succeeds);
            }
            stream.awaitEnd();
            assertThat(stream.violations()).as("%s %s", outage, stream).isEmpty();
            assertThat(stream.text()).isEqualTo(trial.text());
            assertThat(api.get("chats/" + stream.chat() + "/messages/" + stream.messageId())
                            .at("/content"))
                    .isEqualTo(trial.text());
        }
        for (var send : sends) {
            send.awaitEnd();
            assertThat(rows("message", send.chat())).as("%s", outage).isEqualTo(3);
            assertThat(rows("generation", send.chat())).as("%s", outage).isEqualTo(1);
        }
    }

    private boolean isNormal(String chat) {
        return api.get("chats/" + chat).status() == 200
                && api.post("chats/" + chat + "/messages", "{\"content\":\"Back\"}")
                                .status()
                        == 201;
    }

    private static ConditionFactory await(Outage outage) {
        return Awaitility.await("after " + outage);
    }

    /** What is sent begins before the outage, or while it lasts. */
    private void strike(Outage outage, String chat, List<RepeatedSend> sends, Random random) throws Exception {
        List<Future<?>> begun = new ArrayList<>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var send : sends) {
                begun.add(senders.submit(send::begin));
            }
            Thread.sleep(random.nextInt(60));
            try {
                begin(outage, random);
                if (outage == Outage.GONE) {
                    isRefused(chat);
                }
                Thread.sleep(random.nextInt(LONGEST_OUTAGE_MILLIS));
            } finally {
                proxy.cutNoMore();
                proxy.goOn();
                proxy.admit();
            }
        }
        for (var send : begun) {
            send.get();
        }
        if (outage == Outage.GONE) {
            assertThat(api.messages(chat).each("messages", "content")).doesNotContain("Lost?");
        }
    }

    private static void begin(Outage outage, Random random) {
        switch (outage) {
            case GONE -> {
                proxy.refuse();
                proxy.cutAll();
            }
            case CUT_ONCE -> proxy.cutAll();
            case BREAKS_OFF -> {
                var cuts = new Random(random.nextLong());
                proxy.cutEach(() -> new Cut(Cut.Side.SERVER, 500 + cuts.nextInt(MOST_BYTES), Cut.Way.RESET));
                proxy.cutAll();
            }
            case HANGS -> proxy.stall();
        }
    }

    private void isRefused(String chat) {
        var refused = api.post("chats/" + chat + "/messages", "{\"content\":\"Lost?\"}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
    }

    private int rows(String table, String chat) throws SQLException {
        try (var connection = rig.connect();
                var statement = connection.prepareStatement(
                        "select count(*) from " + table + " where chat_session_id = ?::uuid")) {
            statement.setString(1, chat);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
