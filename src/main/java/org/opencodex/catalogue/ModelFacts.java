package org.opencodex.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of a model. Empty is unknown; nothing is guessed.
 *
 * @param contextWindow how many tokens a prompt and its answer may have together
 * @param outputLimit how many tokens an answer may have
 * @param refuses keys of {@code llm_config} that it answers with an error
 */
public record ModelFacts(
        String id,
        OptionalInt contextWindow,
        OptionalInt outputLimit,
        Optional<Boolean> vision,
        Optional<Boolean> tools,
        Optional<Boolean> reasoning,
        Set<String> refuses,
        Optional<Price> price) {
    public ModelFacts {
        requireNonNull(id, "id");
        refuses = Set.copyOf(refuses);
    }

    /** Of a model that nobody knows. */
    public static ModelFacts unknown(String id) {
        return new ModelFacts(
                id,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    /** The same with what the provider itself says of its window and limit, where it does. */
    public ModelFacts saying(OptionalInt window, OptionalInt output) {
        return new ModelFacts(
                id,
                window.isPresent() ? window : contextWindow,
                output.isPresent() ? output : outputLimit,
                vision,
                tools,
                reasoning,
                refuses,
                price);
    }
}
