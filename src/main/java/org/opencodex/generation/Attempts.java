package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts that run on this server. */
@ApplicationScoped
class Attempts {
    private final Map<UUID, Attempt> running = new ConcurrentHashMap<>();

    void add(Attempt attempt) {
        running.put(attempt.generation().id(), attempt);
    }

    void remove(Attempt attempt) {
        running.remove(attempt.generation().id());
    }

    boolean has(Attempt attempt) {
        return running.containsKey(attempt.generation().id());
    }

    Optional<Attempt> find(UUID generationId) {
        return Optional.ofNullable(running.get(generationId));
    }

    Optional<Attempt> inChat(UUID chatId) {
        return running.values().stream()
                .filter(attempt -> attempt.generation().chatId().equals(chatId))
                .findAny();
    }

    Collection<Attempt> all() {
        return running.values();
    }
}
