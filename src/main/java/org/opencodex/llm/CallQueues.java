package org.opencodex.llm;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/**
 * One queue for each provider and address. {@code opencodex.llm.ID.parallel} says how many calls this server makes at a
 * time; without it the catalogue does, and mostly has no limit.
 */
final class CallQueues {
    private static final int MOST = 10_000;

    private final Config config;
    private final Map<Place, CallQueue> queues = new ConcurrentHashMap<>();

    private record Place(String provider, Optional<URI> address) {}

    CallQueues(Config config) {
        this.config = config;
    }

    CallQueue of(Endpoint endpoint) {
        return queues.computeIfAbsent(
                new Place(endpoint.provider().id(), endpoint.baseUrl()), place -> new CallQueue(most(endpoint)));
    }

    private OptionalInt most(Endpoint endpoint) {
        var name = endpoint.property("parallel");
        return LlmConfig.text(config, name).isPresent()
                ? OptionalInt.of(LlmConfig.number(config, name, 1, MOST, MOST))
                : endpoint.provider().parallel();
    }
}
