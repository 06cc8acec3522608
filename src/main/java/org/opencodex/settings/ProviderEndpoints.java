package org.opencodex.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opencodex.catalogue.WireFormat;
import org.opencodex.llm.ConfiguredEndpoints;
import org.opencodex.llm.Endpoint;
import org.opencodex.llm.Endpoints;
import org.opencodex.llm.KeySource;

/**
 * Where each provider is for one person: as they have set it, else as an administrator has for everybody, else as the
 * configuration or the catalogue has it. What is known is kept for some seconds, opened keys included, so that an answer
 * begins without a look into the database; a change is in force within that time on every server.
 */
@ApplicationScoped
public class ProviderEndpoints implements Endpoints {
    private static final long KEPT_NANOS = Duration.ofSeconds(3).toNanos();
    private static final int MOST_KEPT = 10_000;

    @Inject
    private ConfiguredEndpoints configured;

    @Inject
    private ProviderKeys keys;

    @Inject
    private KeyStorage storage;

    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Map<String, Endpoint> endpoints, long until) {}

    @Override
    public Endpoint of(UUID userId, String providerId) {
        var saved = saved(userId).get(providerId);
        return saved == null ? configured.get(providerId) : saved;
    }

    @Override
    public List<Endpoint> all(UUID userId) {
        var saved = saved(userId);
        return configured.all().stream()
                .map(endpoint -> saved.getOrDefault(endpoint.provider().id(), endpoint))
                .toList();
    }

    @Override
    public Endpoint first(UUID userId) {
        return configured
                .named()
                .map(named -> of(userId, named.provider().id()))
                .orElseGet(() -> {
                    var all = new ArrayList<>(all(userId));
                    return all.stream()
                            .filter(endpoint -> endpoint.provider().wire() != WireFormat.DEMO
                                    && endpoint.ready()
                                    && endpoint.model().isPresent())
                            .findFirst()
                            .orElseGet(() -> demo(all));
                });
    }

    private static Endpoint demo(List<Endpoint> all) {
        return all.stream()
                .filter(endpoint -> endpoint.provider().wire() == WireFormat.DEMO)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Endpoint> saved(UUID userId) {
        var now = System.nanoTime();
        var known = kept.get(userId);
        if (known != null && known.until() - now > 0) {
            return known.endpoints();
        }
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        var read = read(userId);
        kept.put(userId, new Kept(read, now + KEPT_NANOS));
        return read;
    }

    private Map<String, Endpoint> read(UUID userId) {
        Map<String, Endpoint> endpoints = new HashMap<>();
        keys.inForceFor(userId).forEach((provider, row) -> {
            var source = row.isOwn() ? KeySource.OWN : KeySource.INSTALLATION;
            // The catalogue may have the provider no longer.
            configured
                    .find(provider)
                    .ifPresent(
                            known -> endpoints.put(provider, known.savedAs(row.baseUrl(), storage.open(row), source)));
        });
        return Map.copyOf(endpoints);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProviderKeyChanged changed) {
        kept.clear();
    }
}
