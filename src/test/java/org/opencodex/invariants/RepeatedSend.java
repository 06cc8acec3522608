package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.Recording;
import org.opencodex.rig.ShownAnswer;
import org.opencodex.rig.Trial;

/** A message that is sent under one id until it is taken: what a client does that hears nothing, or "try again". */
final class RepeatedSend {
    /** A lease of 10 s has to run out where the server does not know that a commit came through. */
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);

    private static final List<String> ENDS = List.of("completed", "interrupted", "failed");

    private final Api api;
    private final String chat;
    private final Trial trial;
    private final String frame;
    private final int pauseMillis;
    private String generation;

    RepeatedSend(Api api, String chat, Random random) {
        this.api = api;
        this.chat = chat;
        this.trial = new Trial(
                random.nextLong(), 1 + random.nextInt(30), Duration.ZERO, Duration.ofMillis(random.nextInt(20)));
        this.pauseMillis = random.nextInt(120);
        this.frame = "{\"type\":\"message\",\"content\":\"" + trial.question() + "\",\"client_message_id\":\""
                + new UUID(random.nextLong(), random.nextLong()) + "\"}";
    }

    String chat() {
        return chat;
    }

    /** Sends it for the first time. */
    void begin() {
        try {
            Thread.sleep(pauseMillis);
            succeeds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends it; whether it was taken. What is not taken must be told to try again. */
    boolean succeeds() {
        var answer = api.post("chats/" + chat + "/generations", frame);
        if (answer.status() == 202) {
            assertThat(generation == null || generation.equals(answer.at("/generation_id")))
                    .isTrue();
            generation = answer.at("/generation_id");
            return true;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
        return false;
    }

    /** Reads its log to the end, which must be honest; then the chat must be free. */
    void awaitEnd() {
        await("the end of " + generation).atMost(ENDED_WITHIN).until(() -> api.get(
                        "chats/" + chat + "/messages?include=failed")
                .at("/total")
                .equals("2"));
        var shown = new ShownAnswer();
        // A connection of before may still break off: then the log is asked for once more.
        await("the log of " + generation).atMost(ENDED_WITHIN).until(() -> reads(shown));
        assertThat(shown.violations()).as("%s", shown.recording()).isEmpty();
        assertThat(shown.terminal()).as("%s", shown.recording()).isNotNull();
        var status = shown.terminal().getString("status");
        assertThat(status).isIn(ENDS);
        assertThat(trial.hasBegun(shown.text())).isTrue();
        if (status.equals("completed")) {
            assertThat(shown.text()).isEqualTo(trial.text());
        }
        var message = api.get("chats/" + chat + "/messages/" + shown.messageId());
        assertThat(message.at("/status")).isEqualTo(status);
        assertThat(message.at("/content")).isEqualTo(shown.text());
        Answer next = api.post("chats/" + chat + "/messages", "{\"content\":\"Is it free?\",\"role\":\"system\"}");
        assertThat(next.status()).as(next.body()).isEqualTo(201);
    }

    /** Reads on in its log; whether the end is there. */
    private boolean reads(ShownAnswer shown) {
        var path = "chats/" + chat + "/generations/" + generation + "/events?after_seq=" + shown.last();
        var connection = shown.recording().open("log", path);
        try (var events = api.eventStream(path)) {
            if (events.status() == 200) {
                for (var event = events.next(); event.isPresent(); event = events.next()) {
                    shown.take(connection, event.get().frame());
                }
            }
            shown.recording().add(new Recording.Event.Lost(connection, "status " + events.status()));
        }
        return shown.terminal() != null;
    }
}
