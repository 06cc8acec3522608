package org.opencodex.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.catalogue.ModelFacts;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.problem.OpenCodexException;

/** Which models there are: as the provider tells, kept for some minutes, with the catalogue's facts; else as the catalogue has it. */
@ApplicationScoped
public class ModelLists {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST_KEPT = 1_000;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Providers providers;

    private final Map<Place, Kept> kept = new ConcurrentHashMap<>();

    /** Another key may see other models. */
    private record Place(String provider, Optional<URI> address, Optional<String> key) {
        /** Without the key, which must never be printed. */
        @Override
        public String toString() {
            return provider + " at " + address;
        }
    }

    private record Kept(List<ModelFacts> models, long until) {}

    /** The provider's own list where it can be had; {@code refresh} asks even if it is known. Blocks for some seconds at most. */
    public ModelList of(Endpoint endpoint, boolean refresh) {
        if (endpoint.provider().wire() == WireFormat.DEMO || !endpoint.ready()) {
            return new ModelList(known(endpoint), false, endpoint.lack());
        }
        var place = new Place(endpoint.provider().id(), endpoint.baseUrl(), endpoint.key());
        var found = kept.get(place);
        if (!refresh && found != null && found.until() - System.nanoTime() > 0) {
            return new ModelList(found.models(), true, Optional.empty());
        }
        try {
            var told = providers.models(endpoint).stream()
                    .map(model -> catalogue
                            .model(endpoint.provider().id(), model.id())
                            .orElseGet(() -> ModelFacts.unknown(model.id()))
                            .saying(model.contextWindow(), model.outputLimit()))
                    .toList();
            if (kept.size() > MOST_KEPT) {
                kept.clear();
            }
            kept.put(place, new Kept(told, System.nanoTime() + KEPT_NANOS));
            return new ModelList(told, true, Optional.empty());
        } catch (OpenCodexException e) {
            return new ModelList(known(endpoint), false, Optional.of(e));
        }
    }

    /** Those to offer first, then all others that the catalogue knows. */
    private List<ModelFacts> known(Endpoint endpoint) {
        var provider = endpoint.provider().id();
        var models = new LinkedHashMap<String, ModelFacts>();
        endpoint.models()
                .forEach(id -> models.put(id, catalogue.model(provider, id).orElseGet(() -> ModelFacts.unknown(id))));
        if (endpoint.baseUrl().equals(endpoint.provider().baseUrl())) {
            catalogue.models(provider).forEach(model -> models.putIfAbsent(model.id(), model));
        }
        return List.copyOf(models.values());
    }
}
