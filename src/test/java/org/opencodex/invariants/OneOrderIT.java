package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Trials;

/** I-10: one order in a chat, no lost update, and a stale edit gets 409. */
@OnTheRig
class OneOrderIT {
    private static final int AT_A_TIME = 5;
    private static final int WRITERS = 4;
    private static final int WRITES = 4;

    private final Rig rig;

    OneOrderIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void showsTheSameOrderToAllAndLosesNoUpdate() throws InterruptedException {
        Trials.of("I-10", 50, 2_000, AT_A_TIME).run(this::writeTogether);
    }

    private void writeTogether(Random random, int number) throws Exception {
        var chat = rig.api().newChat();
        try (var first = rig.api().stream(chat);
                var second = rig.api().stream(chat)) {
            // A handshake is answered before the socket is known to the chat; a ping is answered after.
            assertThat(first.isAlive()).isTrue();
            assertThat(second.isAlive()).isTrue();
            inParallel(writer -> () -> {
                for (var i = 0; i < WRITES; i++) {
                    var name = writer + "-" + i;
                    assertThat(rig.api()
                                    .post("chats/" + chat + "/messages", "{\"content\":\"" + name + "\"}")
                                    .status())
                            .isEqualTo(201);
                }
                return null;
            });
            var stored = rig.api().messages(chat).each("messages", "content");
            assertThat(stored).hasSize(WRITERS * WRITES).doesNotHaveDuplicates();
            for (var stream : List.of(first, second)) {
                List<String> seen = new ArrayList<>();
                while (seen.size() < stored.size()) {
                    seen.add(stream.next("message_created")
                            .getJsonObject("message")
                            .getString("content"));
                }
                // Each is sent after its commit, on the thread that wrote it, so two may pass each other on the way;
                // their
                // parents say how they hang together.
                assertThat(seen).containsExactlyInAnyOrderElementsOf(stored);
            }
        }
        onlyOneOfManyEditsWins(chat);
    }

    private void onlyOneOfManyEditsWins(String chat) throws Exception {
        var version = Integer.parseInt(rig.api().get("chats/" + chat).at("/version"));
        var answers = inParallel(writer ->
                () -> rig.api().put("chats/" + chat, "{\"name\":\"by " + writer + "\",\"version\":" + version + "}"));
        var won = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(WRITERS - 1);
        var now = rig.api().get("chats/" + chat);
        assertThat(now.at("/name")).isEqualTo(won.getFirst().at("/name"));
        assertThat(now.at("/version")).isEqualTo(String.valueOf(version + 1));
    }

    private interface Work {
        Callable<Answer> of(int writer);
    }

    private static List<Answer> inParallel(Work work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (var writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(work.of(writer)));
            }
            List<Answer> answers = new ArrayList<>();
            for (var future : running) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
