package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A key of {@code llm_config} that a model takes.
 *
 * @param least of a number; empty for a text
 * @param most of a number; empty for a text, and where there is no limit
 * @param integer whether it is a whole number
 */
public record ParameterRule(String key, Optional<BigDecimal> least, Optional<BigDecimal> most, boolean integer) {
    public ParameterRule {
        requireNonNull(key, "key");
        requireNonNull(least, "least");
        requireNonNull(most, "most");
    }

    static ParameterRule text(String key) {
        return new ParameterRule(key, Optional.empty(), Optional.empty(), false);
    }

    static ParameterRule decimal(String key, long least, long most) {
        return new ParameterRule(
                key, Optional.of(BigDecimal.valueOf(least)), Optional.of(BigDecimal.valueOf(most)), false);
    }

    static ParameterRule integer(String key, long least, long most) {
        return new ParameterRule(
                key, Optional.of(BigDecimal.valueOf(least)), Optional.of(BigDecimal.valueOf(most)), true);
    }
}
