package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PendingTest {
    private final Pending pending = new Pending();

    @Test
    void makesOneEntryOfWhatCameSinceTheLastFlush() {
        pending.add(LogEntry.Kind.CHUNK, "a");
        pending.add(LogEntry.Kind.CHUNK, "b");
        assertThat(pending.drain(7)).containsExactly(new LogEntry(7, LogEntry.Kind.CHUNK, "ab"));
        assertThat(pending.drain(8)).isEmpty();
    }

    @Test
    void keepsTheOrderOfThinkingAndText() {
        pending.add(LogEntry.Kind.REASONING, "hm");
        pending.add(LogEntry.Kind.CHUNK, "a");
        pending.add(LogEntry.Kind.REASONING, "ah");
        assertThat(pending.drain(1))
                .containsExactly(
                        new LogEntry(1, LogEntry.Kind.REASONING, "hm"),
                        new LogEntry(2, LogEntry.Kind.CHUNK, "a"),
                        new LogEntry(3, LogEntry.Kind.REASONING, "ah"));
    }

    @Test
    void splitsAFlushThatIsTooLargeBetweenCharacters() {
        var text = "🦊".repeat(20_000);
        pending.add(LogEntry.Kind.CHUNK, "x" + text);

        var entries = pending.drain(1);

        assertThat(entries).hasSizeGreaterThan(2).allSatisfy(entry -> {
            assertThat(entry.content().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LogEntry.MOST_BYTES);
            assertThat(entry.content()).doesNotMatch("(?s).*[\\ud800-\\udbff]$");
        });
        assertThat(entries.stream().map(LogEntry::content).collect(Collectors.joining()))
                .isEqualTo("x" + text);
    }
}
