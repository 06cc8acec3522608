package org.opencodex.catalogue;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A provider of models, as the catalogue has it.
 *
 * @param id what projects store as {@code llm_provider}: lower-case, stable
 * @param name for people
 * @param baseUrl where it is; empty if each customer has an address of their own
 * @param keyVariable the environment variable in which its own programs look for the key
 * @param keyNeeded whether it answers nobody without a key
 * @param keyPage where one gets a key
 * @param defaultModel of new projects
 * @param suggestedModels to offer before it was asked for its own
 * @param factsFrom under which names the models' facts are kept
 * @param parallel how many calls a server makes at a time; empty is as many as come
 * @param completionTokens whether it wants {@code max_completion_tokens} instead of {@code max_tokens}
 * @param refuses keys of {@code llm_config} that none of its models takes
 * @param wellKnown whether it is shown before somebody searches
 * @param note what one has to know to use it
 */
public record ProviderEntry(
        String id,
        String name,
        WireFormat wire,
        Optional<URI> baseUrl,
        AuthStyle auth,
        Optional<String> keyVariable,
        boolean keyNeeded,
        Optional<URI> keyPage,
        Optional<String> defaultModel,
        List<String> suggestedModels,
        List<String> factsFrom,
        OptionalInt parallel,
        boolean completionTokens,
        Set<String> refuses,
        boolean wellKnown,
        Optional<String> note) {
    public ProviderEntry {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(wire, "wire");
        requireNonNull(auth, "auth");
        suggestedModels = List.copyOf(suggestedModels);
        factsFrom = List.copyOf(factsFrom);
        refuses = Set.copyOf(refuses);
    }
}
