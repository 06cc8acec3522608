package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B, "Attach and resume". */
@OnTheRig
class ResumeContractIT {
    private final Rig rig;
    private final Api api;
    private final String chat;

    ResumeContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
    }

    /** An answer of three entries that has ended; its frames from {@code start}. */
    private List<JsonObject> ended() {
        rig.llm().next(Script.gated("One ", "two ", "three"));
        try (var stream = api.stream(chat)) {
            stream.say("Count");
            var start = stream.until("start").getLast();
            var frames = new ArrayList<>(List.of(start));
            for (var text : List.of("One ", "two ", "three")) {
                rig.llm().release(1);
                var chunk = stream.next("chunk");
                assertThat(chunk.getString("content")).isEqualTo(text);
                frames.add(chunk);
            }
            frames.add(stream.next("end"));
            return frames;
        }
    }

    private static String id(List<JsonObject> frames) {
        return frames.getFirst().getString("generation_id");
    }

    private static String resume(String generation, int afterSeq) {
        return "{\"type\":\"resume\",\"generation_id\":\"" + generation + "\",\"after_seq\":" + afterSeq + "}";
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void replaysWhatCameAfter() {
        var frames = ended();
        try (var stream = api.stream(chat)) {
            stream.send(resume(id(frames), 1));
            var start = stream.next("start");
            assertThat(start.getInt("resumed_from")).isEqualTo(1);
            assertThat(start.getString("sha256")).isEqualTo(sha256("One "));
            assertThat(stream.answer()).isEqualTo(frames.subList(2, 5));
        }
    }

    @Test
    void replaysFromTheBeginning() {
        var frames = ended();
        try (var stream = api.stream(chat)) {
            stream.send(resume(id(frames), 0));
            assertThat(stream.next("start").getString("sha256")).isEqualTo(sha256(""));
            assertThat(stream.answer()).isEqualTo(frames.subList(1, 5));
        }
    }

    @Test
    void resumesByTheAddress() {
        var frames = ended();
        try (var stream = api.resume(chat, id(frames), 2)) {
            assertThat(stream.next("start").getInt("resumed_from")).isEqualTo(2);
            assertThat(stream.answer()).isEqualTo(frames.subList(3, 5));
        }
    }

    @Test
    void goesOnLive() {
        rig.llm().next(Script.gated("Once ", "upon ", "a time"));
        String generation;
        try (var stream = api.stream(chat)) {
            stream.say("Tell");
            generation = stream.until("start").getLast().getString("generation_id");
            rig.llm().release(1);
            stream.chunks("Once ");
        }
        try (var again = api.resume(chat, generation, 1)) {
            assertThat(again.next("start").getInt("resumed_from")).isEqualTo(1);
            rig.llm().release(2);
            assertThat(StreamClient.text(again.answer())).isEqualTo("upon a time");
        }
    }

    @Test
    void sendsTheTerminalFrameAgainToOneWhoHasIt() {
        var frames = ended();
        try (var stream = api.stream(chat)) {
            stream.send(resume(id(frames), frames.getLast().getInt("seq")));
            stream.next("start");
            assertThat(stream.next("end")).isEqualTo(frames.getLast());
        }
    }

    @Test
    void givesASnapshotPastTheEnd() {
        var frames = ended();
        try (var stream = api.stream(chat)) {
            stream.send(resume(id(frames), 99));
            var snapshot = stream.next("snapshot");
            assertThat(snapshot.getInt("up_to_seq")).isEqualTo(3);
            assertThat(snapshot.getString("status")).isEqualTo("completed");
            assertThat(stream.next("end")).isEqualTo(frames.getLast());
            var message = api.get("chats/" + chat + "/messages/" + snapshot.getString("message_id"));
            assertThat(message.at("/content")).isEqualTo("One two three");
        }
    }

    @Test
    void knowsNoGenerationOfAnotherChat() {
        var frames = ended();
        try (var stream = api.stream(api.newChat())) {
            stream.send(resume(id(frames), 0));
            assertThat(stream.next("error").getString("code")).isEqualTo("not_found");
            assertThat(stream.isAlive()).isTrue();
        }
    }

    @Test
    void refusesASequenceNumberThatMakesNoSense() {
        var generation = id(ended());
        try (var stream = api.stream(chat)) {
            stream.send(resume(generation, -1));
            assertThat(stream.next("error").getString("code")).isEqualTo("validation_failed");
            stream.send("{\"type\":\"resume\",\"generation_id\":\"" + generation + "\"}");
            assertThat(stream.next("error").getString("code")).isEqualTo("validation_failed");
            assertThat(stream.isAlive()).isTrue();
        }
    }

    @Test
    void sendsAnEntryOnceToOneWhoResumesTwice() {
        var frames = ended();
        try (var stream = api.stream(chat)) {
            stream.send(resume(id(frames), 0));
            stream.send(resume(id(frames), 2));
            var all = new ArrayList<JsonObject>();
            do {
                all.add(stream.next());
            } while (!(all.getLast().getString("type").equals("end")
                    && all.stream().anyMatch(frame -> frame.getInt("resumed_from", -1) == 2)));
            var last = all.lastIndexOf(all.stream()
                    .filter(frame -> frame.getInt("resumed_from", -1) == 2)
                    .findFirst()
                    .orElseThrow());
            assertThat(all.subList(last + 1, all.size())).isEqualTo(frames.subList(3, 5));
        }
    }

    @Test
    void waitsForAcknowledgementsOnceTheyCome() {
        var long1 = "x".repeat(30_000);
        var chunks = new String[20];
        Arrays.fill(chunks, long1);
        rig.llm().next(Script.gated(chunks));
        try (var stream = api.stream(chat)) {
            stream.say("At length");
            var generation = stream.until("start").getLast().getString("generation_id");
            rig.llm().release(1);
            var first = stream.next("chunk");
            stream.send(ack(generation, first.getInt("seq")));
            rig.llm().release(19);
            await().until(() -> written() == 20 * long1.length());
            stream.send("{\"type\":\"ping\"}");
            var allowed = stream.until("pong");
            assertThat(StreamClient.text(allowed).length()).isLessThanOrEqualTo(256 * 1024);
            var last = allowed.size() == 1 ? first : allowed.get(allowed.size() - 2);
            stream.send(ack(generation, last.getInt("seq")));
            // What the credit still allows is a part of the answer, so more acknowledgements are needed.
            var rest = new StringBuilder(StreamClient.text(allowed));
            for (var frame = stream.next(); frame.getString("type").equals("chunk"); frame = stream.next()) {
                rest.append(frame.getString("content"));
                stream.send(ack(generation, frame.getInt("seq")));
            }
            assertThat(rest).hasSize(19 * long1.length());
        }
    }

    private int written() {
        var page = api.get("chats/" + chat + "/messages?include=streaming");
        return page.at("/messages/1/content").length();
    }

    private static String ack(String generation, int seq) {
        return "{\"type\":\"ack\",\"generation_id\":\"" + generation + "\",\"seq\":" + seq + "}";
    }
}
