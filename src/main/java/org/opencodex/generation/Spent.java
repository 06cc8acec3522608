package org.opencodex.generation;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencodex.catalogue.Price;
import org.opencodex.llm.TokenUsage;
import org.opencodex.platform.JsonDialect;

/**
 * What an answer took. Empty is unknown, which is never the same as nothing.
 *
 * @param tokens as the provider counted them, else as we did
 * @param estimated whether we did
 * @param cost in US dollars
 * @param firstToken from the request to the first delta
 * @param duration from the request to the end
 */
record Spent(
        Optional<TokenUsage> tokens,
        boolean estimated,
        Optional<BigDecimal> cost,
        Optional<Duration> firstToken,
        Optional<Duration> duration) {
    static final Spent UNKNOWN =
            new Spent(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final double MILLIS_A_SECOND = 1_000;

    /** At this price, if anybody knows it. Thinking is paid as output. */
    static Optional<BigDecimal> cost(Optional<TokenUsage> tokens, Optional<Price> price) {
        return tokens.flatMap(used -> price.map(each -> {
            var cached = BigDecimal.valueOf(used.cachedTokens().orElse(0));
            var fresh = BigDecimal.valueOf(used.inputTokens()).subtract(cached);
            var total = fresh.multiply(each.input())
                    .add(cached.multiply(each.cachedInput().orElse(each.input())))
                    .add(BigDecimal.valueOf(used.outputTokens()).multiply(each.output()));
            return total.divide(MILLION, MathContext.DECIMAL64);
        }));
    }

    /** Output tokens for each second after the first token; empty where that says nothing. */
    private Optional<Double> tokensPerSecond() {
        if (tokens.isEmpty() || firstToken.isEmpty() || duration.isEmpty()) {
            return Optional.empty();
        }
        var millis = duration.get().minus(firstToken.get()).toMillis();
        return millis <= 0
                ? Optional.empty()
                : Optional.of(Math.round(tokens.get().outputTokens() * MILLIS_A_SECOND / millis * 10) / 10.0);
    }

    /**
     * {@code {input_tokens?, output_tokens?, cached_tokens?, reasoning_tokens?, estimated?, cost?, first_token_ms?,
     * duration_ms?, tokens_per_second?}}.
     */
    JsonObject json() {
        var json = JsonDialect.JSON.createObjectBuilder();
        tokens.ifPresent(used -> {
            json.add("input_tokens", used.inputTokens()).add("output_tokens", used.outputTokens());
            used.cachedTokens().ifPresent(count -> json.add("cached_tokens", count));
            used.reasoningTokens().ifPresent(count -> json.add("reasoning_tokens", count));
        });
        if (estimated) {
            json.add("estimated", true);
        }
        cost.ifPresent(dollars -> json.add("cost", dollars));
        firstToken.ifPresent(delay -> json.add("first_token_ms", delay.toMillis()));
        duration.ifPresent(time -> json.add("duration_ms", time.toMillis()));
        tokensPerSecond().ifPresent(speed -> json.add("tokens_per_second", speed));
        return json.build();
    }

    Integer inputTokens() {
        return tokens.map(TokenUsage::inputTokens).orElse(null);
    }

    Integer outputTokens() {
        return tokens.map(TokenUsage::outputTokens).orElse(null);
    }

    Integer cachedTokens() {
        return number(tokens.map(TokenUsage::cachedTokens).orElse(OptionalInt.empty()));
    }

    Integer reasoningTokens() {
        return number(tokens.map(TokenUsage::reasoningTokens).orElse(OptionalInt.empty()));
    }

    private static Integer number(OptionalInt count) {
        return count.isPresent() ? count.getAsInt() : null;
    }

    static Integer millis(Optional<Duration> time) {
        return time.map(each -> Math.toIntExact(each.toMillis())).orElse(null);
    }
}
