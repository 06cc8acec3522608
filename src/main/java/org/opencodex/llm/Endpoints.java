package org.opencodex.llm;

import java.util.List;
import java.util.UUID;

/** Where each provider is asked for one person. Declared here, since {@code llm} knows nobody; {@code settings} knows the keys. */
public interface Endpoints {
    /** Throws {@code provider_unknown}, naming those there are. An endpoint without a key says so when it is asked. */
    Endpoint of(UUID userId, String providerId);

    /** All that the catalogue has, in its order. */
    List<Endpoint> all(UUID userId);

    /** What a new project of this person uses. */
    Endpoint first(UUID userId);
}
