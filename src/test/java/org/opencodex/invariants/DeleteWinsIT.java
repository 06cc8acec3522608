package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trial;
import org.opencodex.rig.Trials;

/** I-9: delete wins over what is being written. */
@OnTheRig
class DeleteWinsIT {
    private static final int AT_A_TIME = 10;
    private static final long UPSTREAM_CLOSED_MILLIS = 2_000;

    private final Rig rig;

    DeleteWinsIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void bringsNothingBackAfterADeletionUnlessItIsRestored() throws InterruptedException {
        Trials.of("I-9", 200, 3_000, AT_A_TIME).run(this::deleteWhileItIsWritten);
    }

    private void deleteWhileItIsWritten(Random random, int number) throws InterruptedException {
        var trial = new Trial(random.nextLong(), 2_000, Duration.ofMillis(random.nextInt(30)), Duration.ofMillis(20));
        var call = rig.llm().trials().call(trial);
        var project = rig.api().newProject();
        var chat = rig.api().newChat(project);
        var ofProject = random.nextBoolean();
        var path = ofProject ? "projects/" + project : "chats/" + chat;
        String shown;
        try (var stream = rig.api().stream(chat)) {
            stream.say(trial.question());
            stream.until("start");
            call.awaitBegin();
            Thread.sleep(random.nextInt(150));
            var asked = System.nanoTime();
            assertThat(rig.api().delete(path).status()).isEqualTo(204);
            assertThat(rig.api().get("chats/" + chat).status()).isEqualTo(404);
            shown = StreamClient.text(stream.until("chat_deleted"));
            assertThat(stream.closeCode()).isEqualTo(4404);
            assertThat(TimeUnit.NANOSECONDS.toMillis(call.awaitHangUp() - asked))
                    .isLessThanOrEqualTo(UPSTREAM_CLOSED_MILLIS);
        }
        assertThat(rig.api().messages(chat).status()).isEqualTo(404);
        assertThat(rig.api().get("chats?project_id=" + project).status()).isEqualTo(ofProject ? 404 : 200);
        if (random.nextBoolean()) {
            assertThat(rig.api().post(path + "/restore", "").status()).isEqualTo(200);
            await().until(() ->
                    rig.api().messages(chat).each("messages", "status").contains("stopped"));
            assertThat(rig.api().messages(chat).at("/messages/1/content")).startsWith(shown);
        }
    }
}
