package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.llm.Calls.ask;
import static org.opencodex.llm.Calls.completed;
import static org.opencodex.llm.Calls.events;
import static org.opencodex.llm.Calls.json;
import static org.opencodex.llm.Calls.text;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.opencodex.llm.LlmRequest.Role;
import org.opencodex.llm.LlmRequest.Turn;

class DemoProviderTest {
    private final Provider demo = new DemoProvider(Duration.ZERO);

    @Test
    void saysFirstWhatItIs() {
        assertThat(text(events(demo, ask("Hi")))).startsWith("This is the built-in demo, not a language model");
    }

    @Test
    void showsListsTablesCodeAndMathematics() {
        assertThat(text(events(demo, ask("Hi")))).contains("\n- ", "|---|", "```java", "$$");
    }

    @Test
    void answersTheSameToTheSame() {
        assertThat(text(events(demo, ask("Hi")))).isEqualTo(text(events(demo, ask("Hi"))));
    }

    @Test
    void variesFromTurnToTurn() {
        var second = new LlmRequest(
                "demo-1",
                List.of(new Turn(Role.USER, "Hi"), new Turn(Role.ASSISTANT, "Hello"), new Turn(Role.USER, "Hi")),
                LlmParameters.of(json("{}")));
        assertThat(text(events(demo, second))).isNotEqualTo(text(events(demo, ask("Hi"))));
    }

    @Test
    void quotesTheQuestionSafely() {
        var said = text(events(demo, ask("```\n# not a heading <b>")));
        assertThat(said).contains("```text\n'''\n# not a heading <b>\n```\n");
    }

    @Test
    void comesInSmallPieces() {
        var events = events(demo, ask("Hi"));
        assertThat(events).hasSizeGreaterThan(50);
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void keepsToTheLimitOfTokens() {
        var events = events(demo, ask("Hi", json("{\"max_tokens\": 5}")));
        assertThat(text(events)).isEqualTo("This is the built-in demo, ");
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void endsBeforeAStopSequence() {
        var events = events(demo, ask("Hi", json("{\"stop\": [\"nowhere in it\", \" demo\"]}")));
        assertThat(text(events)).isEqualTo("This is the built-in");
        assertThat(completed(events).finishReason()).isEqualTo(FinishReason.STOP);
    }

    /** The pause is longer than any test may take: what comes after the close would never come by itself. */
    @Test
    void stopsAtOnceAndSaysNothingMore() {
        var queue = new LinkedBlockingQueue<LlmEvent>();
        var call = new DemoProvider(Duration.ofHours(1)).stream(ask("Hi"), queue::add);
        assertThat(Calls.take(queue, List.of())).isEqualTo(new LlmEvent.TextDelta("This "));
        call.close();
        assertThat(queue).isEmpty();
    }
}
