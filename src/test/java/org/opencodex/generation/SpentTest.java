package org.opencodex.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opencodex.catalogue.Price;
import org.opencodex.llm.TokenUsage;

class SpentTest {
    private static final Price PRICE =
            new Price(new BigDecimal("2.50"), new BigDecimal("10"), Optional.of(new BigDecimal("1.25")));

    private static TokenUsage usage(int input, int output, int cached) {
        return new TokenUsage(input, output, OptionalInt.of(cached), OptionalInt.empty());
    }

    @Test
    void cachedTokensHaveTheirOwnPrice() {
        assertThat(Spent.cost(Optional.of(usage(1_000_000, 100_000, 400_000)), Optional.of(PRICE)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("3.00"));
    }

    @Test
    void cachedTokensWithoutAPriceCostWhatAllDo() {
        var price = new Price(new BigDecimal("2"), new BigDecimal("10"), Optional.empty());
        assertThat(Spent.cost(Optional.of(usage(500_000, 0, 400_000)), Optional.of(price)))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("1"));
    }

    @Test
    void costIsUnknownWhereTokensOrPriceAre() {
        assertThat(Spent.cost(Optional.empty(), Optional.of(PRICE))).isEmpty();
        assertThat(Spent.cost(Optional.of(usage(1, 1, 0)), Optional.empty())).isEmpty();
    }

    @Test
    void nothingIsKnownOfWhatNobodyTold() {
        assertThat(Spent.UNKNOWN.json()).isEmpty();
    }

    @Test
    void speedIsThatAfterTheFirstToken() {
        var spent = new Spent(
                Optional.of(new TokenUsage(7, 100)),
                false,
                Optional.empty(),
                Optional.of(Duration.ofMillis(500)),
                Optional.of(Duration.ofMillis(2_500)));
        assertThat(spent.json().getJsonNumber("tokens_per_second").doubleValue())
                .isEqualTo(50.0);
    }
}
