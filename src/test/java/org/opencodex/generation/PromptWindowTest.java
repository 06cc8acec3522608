package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencodex.llm.LlmRequest;
import org.opencodex.llm.LlmRequest.Role;
import org.opencodex.llm.TokenCounter;

class PromptWindowTest {
    private static final TokenCounter COUNTER = TokenCounter.of("gpt-4o");

    private static LlmRequest.Turn turn(Role role, String text) {
        return new LlmRequest.Turn(role, text);
    }

    @Test
    void takesTheNewestWholeTurnsThatFitWhateverTheirLengths() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var trial = 0; trial < 300; trial++) {
            var room = 20 + random.nextInt(2_000);
            var turns = IntStream.range(0, 40).mapToObj(i -> turns(random, i)).toList();
            var prompt = new PromptWindow(COUNTER, OptionalInt.of(room));
            prompt.begin(turn(Role.SYSTEM, "Be brief."));
            prompt.end(turn(Role.USER, "And now?"));

            var taken = 0;
            while (taken < turns.size() && prompt.take(turns.get(turns.size() - 1 - taken))) {
                taken++;
            }

            List<LlmRequest.Turn> expected = new ArrayList<>();
            expected.add(turn(Role.SYSTEM, "Be brief."));
            turns.subList(turns.size() - taken, turns.size()).forEach(expected::addAll);
            expected.add(turn(Role.USER, "And now?"));
            assertThat(prompt.turns()).as("seed %d, trial %d", seed, trial).isEqualTo(expected);
            assertThat(tokens(expected)).as("seed %d, trial %d", seed, trial).isLessThanOrEqualTo(room);
            if (taken < turns.size()) {
                expected.addAll(1, turns.get(turns.size() - 1 - taken));
                assertThat(tokens(expected))
                        .as("seed %d, trial %d", seed, trial)
                        .isGreaterThan(room);
            }
        }
    }

    private static List<LlmRequest.Turn> turns(Random random, int number) {
        return List.of(
                turn(Role.USER, "Question " + number + " word".repeat(random.nextInt(60))),
                turn(Role.ASSISTANT, "Answer " + number + " word".repeat(random.nextInt(200))));
    }

    private static int tokens(List<LlmRequest.Turn> turns) {
        return turns.stream()
                .mapToInt(turn -> COUNTER.ofMessage(turn.content()))
                .sum();
    }

    @Test
    void saysThatTheQuestionAloneIsTooLong() {
        var prompt = new PromptWindow(COUNTER, OptionalInt.of(10));
        prompt.end(turn(Role.USER, "word ".repeat(100)));
        assertThat(prompt.fits()).isFalse();
        assertThat(prompt.used()).isGreaterThan(100);
    }

    @Test
    void takesEverythingWhereNobodyKnowsTheWindow() {
        var prompt = new PromptWindow(COUNTER, OptionalInt.empty());
        prompt.end(turn(Role.USER, "word ".repeat(100_000)));
        assertThat(prompt.fits()).isTrue();
        assertThat(prompt.take(List.of(turn(Role.USER, "word ".repeat(100_000)))))
                .isTrue();
    }
}
