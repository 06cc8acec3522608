package org.opencodex.llm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.problem.OpenCodexException;

/**
 * The models of a provider.
 *
 * @param live whether the provider itself has told them; else they are the catalogue's
 * @param problem why the provider could not be asked; empty where it was, or has no list
 */
public record ModelList(List<ModelFacts> models, boolean live, Optional<OpenCodexException> problem) {
    public ModelList {
        models = List.copyOf(models);
        requireNonNull(problem, "problem");
    }
}
