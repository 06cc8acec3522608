package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.ShownStream;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trial;

/** What performance rests on, as counts that hold on any machine: see the table "Targets" of the benchmark. */
@OnTheRig
class CountGuardsIT {
    private static final int TOKENS = 1_000;
    private static final int MOST_BYTES_BESIDE_THE_TEXT = 110;

    private final Rig rig;

    CountGuardsIT(Rig rig) {
        this.rig = rig;
    }

    private static Trial answer(int tokens, int gapMillis) {
        return new Trial(7, tokens, Duration.ZERO, Duration.ofMillis(gapMillis));
    }

    /** 1,000 tokens in 2 s or more, at one frame in 40 ms and one at once: one frame for each token would be 1,000. */
    @Test
    void putsManyTokensIntoOneFrame() {
        try (var stream = rig.api().stream(rig.api().newChat())) {
            var started = System.nanoTime();
            var frames = StreamClient.types(stream.ask(answer(TOKENS, 2).question())).stream()
                    .filter("chunk"::equals)
                    .count();
            var ticks = Duration.ofNanos(System.nanoTime() - started).toMillis() / 40;
            System.out.println("frames per 1,000 tokens: " + frames + ", ticks of 40 ms: " + ticks);
            assertThat(frames).isLessThanOrEqualTo(ticks + 2);
            assertThat(frames).isLessThan(TOKENS / 4);
        }
    }

    @Test
    void addsFewBytesToTheTextOfAFrame() {
        try (var stream = rig.api().stream(rig.api().newChat())) {
            var most = stream.ask(answer(TOKENS, 1).question()).stream()
                    .filter(frame -> frame.getString("type").equals("chunk"))
                    .mapToInt(frame -> frame.toString().length()
                            - frame.get("content").toString().length())
                    .max()
                    .orElseThrow();
            System.out.println("bytes of a frame beside its text: " + most);
            assertThat(most).isLessThanOrEqualTo(MOST_BYTES_BESIDE_THE_TEXT);
        }
    }

    /** What an answer costs beside its flushes does not grow with its length. */
    @Test
    void writesToTheDatabaseOncePerFlushForAllAnswersTogether() throws SQLException, InterruptedException {
        var streams = 20;
        var before = writes();
        List<ShownStream> asked = new ArrayList<>();
        var started = System.nanoTime();
        for (var i = 0; i < streams; i++) {
            asked.add(ShownStream.ask(rig.api(), new Trial(i, 200, Duration.ZERO, Duration.ofMillis(5)).question()));
        }
        for (var stream : asked) {
            stream.awaitEnd();
            stream.close();
        }
        var ticks = Duration.ofNanos(System.nanoTime() - started).toMillis() / 40;
        var used = writes() - before;
        System.out.println("writing transactions for " + streams + " answers: " + used + ", ticks of 40 ms: " + ticks);
        // One for each tick; for each answer its chat, question, start, first delta and end, and word of them to
        // others.
        assertThat(used).isLessThanOrEqualTo(ticks + streams * 20L);
    }

    @Test
    void needsFewThreadsForManyStreams() throws InterruptedException {
        var streams = 200;
        List<ShownStream> asked = new ArrayList<>();
        try {
            for (var i = 0; i < streams; i++) {
                asked.add(ShownStream.ask(
                        rig.api(), new Trial(i, 10_000, Duration.ZERO, Duration.ofMillis(200)).question()));
            }
            for (var stream : asked) {
                stream.awaitText();
            }
            var threads = rig.server().platformThreads();
            System.out.println("platform threads at " + streams + " streams: " + threads);
            assertThat(threads).isLessThan(streams);
            for (var stream : asked) {
                rig.api().post("chats/" + stream.chat() + "/generations/" + stream.generationId() + "/stop", "");
            }
        } finally {
            asked.forEach(ShownStream::close);
        }
    }

    /** Transactions that wrote, so far. The database's own statistics come up to 10 s late. */
    private long writes() throws SQLException {
        try (var connection = rig.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }
}
