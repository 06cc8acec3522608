package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.rig.StreamClient.text;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;
import org.opencodex.rig.StreamClient;

/** Part B, "Text": what providers send is made well-formed once, and then the same everywhere. */
@OnTheRig
class StreamTextContractIT {
    private static final int MOST_BYTES = 32 * 1024;

    private final Rig rig;
    private final Api api;
    private final String chat;
    private final StreamClient stream;

    StreamTextContractIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
        chat = api.newChat();
        stream = api.stream(chat);
    }

    @AfterEach
    void hangUp() {
        stream.close();
    }

    /** The answer to these deltas as it is streamed; it must be stored just so. */
    private String streamed(String... deltas) {
        rig.llm().next(Script.says(deltas));
        var frames = stream.ask("Hi");
        assertThat(frames.getLast().getString("type")).isEqualTo("end");
        assertThat(api.messages(chat).at("/messages/1/content")).isEqualTo(text(frames));
        assertThat(frames.getLast().getInt("text_length"))
                .isEqualTo((int) text(frames).codePoints().count());
        return text(frames);
    }

    @Test
    void keepsEveryCharacterThatTheProviderSent() {
        var everything = "# Käse\n\n```java\nvar x = \"\\u0041\";\n```\n| a | b |\n\t\u2028\u00ad\u200d 你好 مرحبا";
        assertThat(streamed(everything)).isEqualTo(everything);
    }

    @Test
    void putsASurrogatePairOfTwoDeltasTogether() {
        assertThat(streamed("thumb \ud83d", "\udc4d up")).isEqualTo("thumb 👍 up");
    }

    @Test
    void neverShowsHalfOfASurrogatePair() {
        rig.llm().next(Script.gated("a\ud83d", "\udc4db"));
        stream.say("Hi");
        stream.until("start");
        rig.llm().release(1);
        assertThat(stream.next("chunk").getString("content")).isEqualTo("a");
        rig.llm().release(1);
        assertThat(stream.next("chunk").getString("content")).isEqualTo("👍b");
        stream.next("end");
    }

    @Test
    void replacesALoneSurrogate() {
        assertThat(streamed("a\udc4db")).isEqualTo("a\ufffdb");
        assertThat(streamedAgain("a\ud83db")).isEqualTo("a\ufffdb");
        assertThat(streamedAgain("end\ud83d")).isEqualTo("end\ufffd");
    }

    private String streamedAgain(String delta) {
        rig.llm().next(Script.says(delta));
        return text(stream.ask("Again"));
    }

    @Test
    void dropsWhatTheDatabaseCannotStore() {
        assertThat(streamed("a\0b", "\0", "c")).isEqualTo("abc");
    }

    @Test
    void makesSeveralFramesOfALargeDelta() {
        var large = "你".repeat(50_000);
        rig.llm().next(Script.says(large));
        var frames = stream.ask("Hi");
        assertThat(text(frames)).isEqualTo(large);
        assertThat(chunks(frames)).hasSizeGreaterThan(3).allSatisfy(content -> assertThat(
                        content.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(MOST_BYTES));
    }

    @Test
    void splitsNoSurrogatePairBetweenFrames() {
        var large = "x" + "👍".repeat(20_000);
        rig.llm().next(Script.says(large));
        var frames = stream.ask("Hi");
        assertThat(text(frames)).isEqualTo(large);
        assertThat(chunks(frames))
                .noneMatch(content -> Character.isHighSurrogate(content.charAt(content.length() - 1)));
    }

    @Test
    void keepsAnAnswerOfManyDeltasInTheirOrder() {
        var deltas = new String[2_000];
        for (var i = 0; i < deltas.length; i++) {
            deltas[i] = i + " ";
        }
        assertThat(streamed(deltas)).isEqualTo(String.join("", deltas));
    }

    private static List<String> chunks(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals("chunk"))
                .map(frame -> frame.getString("content"))
                .toList();
    }
}
