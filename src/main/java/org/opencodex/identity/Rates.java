package org.opencodex.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** How often people may ask; each server counts for itself. While sign-in is off nobody is counted. */
@ApplicationScoped
public class Rates {
    /** Requests at once: a page that opens asks for some dozens. */
    private static final int BURST = 200;

    private final Optional<Buckets> requests;
    private final Optional<Buckets> generations;

    public Rates() {
        var config = ConfigProvider.getConfig(Rates.class.getClassLoader());
        var limits = RateConfig.of(config);
        var open = AuthMode.of(config) == AuthMode.NONE;
        requests = buckets(open ? 0 : limits.requests(), BURST);
        generations = buckets(open ? 0 : limits.generations(), limits.generations());
    }

    private static Optional<Buckets> buckets(int perMinute, int burst) {
        return perMinute == 0 ? Optional.empty() : Optional.of(new Buckets(perMinute, Math.min(perMinute, burst)));
    }

    /** Throws {@code rate_limited}. {@code user} is empty for somebody who is known by their address alone. */
    public void request(Optional<User> user, String address) {
        take(requests, user.<Object>map(User::id).orElseGet(() -> new Browser(address, null).network()), "requests");
    }

    /** Asked before anything is stored. Throws {@code rate_limited}. */
    public void generation(User user) {
        take(generations, user.id(), "questions");
    }

    private static void take(Optional<Buckets> buckets, Object who, String what) {
        buckets.flatMap(known -> known.take(who)).ifPresent(delay -> {
            throw new OpenCodexException(
                            ErrorCode.RATE_LIMITED, "These are too many " + what + " in a minute. Wait a little.")
                    .retryAfter(delay);
        });
    }
}
