package org.opencodex.catalogue;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a model costs, in US dollars for a million tokens.
 *
 * @param cachedInput of what the provider had kept of a prompt; empty where that costs as much as the rest, or nobody knows
 */
public record Price(BigDecimal input, BigDecimal output, Optional<BigDecimal> cachedInput) {
    public Price {
        requireNonNull(input, "input");
        requireNonNull(output, "output");
        requireNonNull(cachedInput, "cachedInput");
    }
}
