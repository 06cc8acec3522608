package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {
    private static final String ENGLISH = """
            The miller's daughter had never seen the sea, but she knew from the letters of her uncle that it was grey in the
            morning, and that nobody could tell where it ended. She kept the letters in a tin under her bed.""";

    private static final String GERMAN = """
            Die Donaudampfschifffahrtsgesellschaft teilte mit, dass die Überprüfung der Geschäftsbedingungen länger dauern
            werde als ursprünglich angekündigt; Rückfragen seien ausschließlich schriftlich zu stellen.""";

    private static final String CODE = """
            for (var i = 0; i < text.length(); i++) {
                if (Character.isHighSurrogate(text.charAt(i))) { pairs.add(new Pair(i, i + 1)); }
            }
            """;

    private static final String CHINESE = "春眠不觉晓,处处闻啼鸟。夜来风雨声,花落知多少。";
    private static final String RUSSIAN =
            "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. ";
    private static final String EMOJI = "🦊🚀👩‍👩‍👧‍👦🏳️‍🌈😀";
    private static final String NUMBERS = "2026-11-24 07:59:13, 3.14159265, 1234567890\n";

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini, true",
        "gpt-5, true",
        "o3-mini, true",
        "openai/gpt-4.1, true",
        "gpt-3.5-turbo, true",
        "claude-sonnet-4-6, false",
        "llama-3.3-70b, false"
    })
    void countsForModelsOfOpenAi(String model, boolean exact) {
        assertThat(TokenCounter.of(model).exact()).isEqualTo(exact);
    }

    @Test
    void countsExactly() {
        // With the four that surround a message.
        assertThat(TokenCounter.of("gpt-4o").ofMessage("Hello, world!")).isEqualTo(4 + 4);
        assertThat(TokenCounter.of("gpt-4o").ofMessage("<|endoftext|>")).isGreaterThan(4 + 1);
    }

    /** Too few would be refused by the provider, too many only leaves something out. */
    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, GERMAN, CODE, CHINESE, RUSSIAN, EMOJI, NUMBERS})
    void estimatesRatherTooManyThanTooFew(String text) {
        var exact = TokenCounter.of("gpt-4o").ofMessage(text) - 4;
        var estimate = TokenCounter.estimate(text);
        assertThat(estimate)
                .as("%s…: %d exactly", text.substring(0, 8), exact)
                .isBetween((int) (exact * 0.97), exact * 5 / 2);
    }

    @Test
    void isNotHeldUpByATextThatIsMeantTo() {
        var letters = "a".repeat(200_000);
        assertThat(TokenCounter.of("gpt-4o").ofMessage(letters)).isGreaterThan(20_000);
        assertThat(TokenCounter.of("gpt-4o").ofMessage("a".repeat(50_000))).isGreaterThan(1_000);
    }
}
