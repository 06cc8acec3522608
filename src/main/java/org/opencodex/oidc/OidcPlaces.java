package org.opencodex.oidc;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How many may wait for the provider at once, since one that hangs shall leave threads for everybody else. Who waits for very long
 * is given up, and keeps nobody else from trying; but there is an end to that, too.
 */
final class OidcPlaces {
    private static final int AT_ONCE = 24;
    private static final int EVER = 96;
    private static final long GIVEN_UP_NANOS = Duration.ofMinutes(1).toNanos();

    private final Set<Place> taken = new HashSet<>();

    /** Of one who waits, by what it is and not by what it holds. */
    static final class Place {
        private final long since;

        private Place(long since) {
            this.since = since;
        }
    }

    Optional<Place> take() {
        return take(System.nanoTime());
    }

    synchronized Optional<Place> take(long now) {
        var waiting = taken.stream()
                .filter(place -> now - place.since < GIVEN_UP_NANOS)
                .count();
        if (waiting >= AT_ONCE || taken.size() >= EVER) {
            return Optional.empty();
        }
        var place = new Place(now);
        taken.add(place);
        return Optional.of(place);
    }

    synchronized void leave(Place place) {
        taken.remove(place);
    }
}
