package org.opencodex.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.opencodex.catalogue.Catalogue;
import org.opencodex.llm.Endpoint;
import org.opencodex.llm.KeySource;

/** A provider on the wire, as one person may use it; {@code hint} says what to do where it is not ready. */
public record ProviderView(
        String id,
        String name,
        String wire,
        String baseUrl,
        boolean keyNeeded,
        String keyVariable,
        String keyPage,
        boolean ready,
        String hint,
        String defaultModel,
        boolean wellKnown,
        String note,
        Key key) {

    /** Who has said where it is and given the key; {@code endsIn} is null where there is none, or it is not to be shown. */
    public record Key(String source, boolean hasKey, String endsIn, String baseUrl) {}

    /** All providers, and where the facts of their models come from. */
    public record ListView(List<ProviderView> providers, Source catalogue) {}

    /** Whose facts, and of which day. */
    public record Source(String source, String asOf) {
        static Source of(Catalogue catalogue) {
            return new Source(catalogue.source(), catalogue.asOf().toString());
        }
    }

    static ProviderView of(Endpoint endpoint, Optional<ProviderKey> saved) {
        var provider = endpoint.provider();
        return new ProviderView(
                provider.id(),
                provider.name(),
                provider.wire().code(),
                text(endpoint.baseUrl()),
                provider.keyNeeded(),
                provider.keyVariable().orElse(null),
                text(provider.keyPage()),
                endpoint.ready(),
                endpoint.lack().map(Throwable::getMessage).orElse(null),
                endpoint.model().orElse(null),
                provider.wellKnown(),
                provider.note().orElse(null),
                endpoint.source() == KeySource.NONE ? null : key(endpoint, saved));
    }

    private static Key key(Endpoint endpoint, Optional<ProviderKey> saved) {
        return new Key(
                endpoint.source().code(),
                endpoint.key().isPresent(),
                saved.map(ProviderKey::endsIn).orElse(null),
                text(endpoint.baseUrl()));
    }

    private static String text(Optional<URI> address) {
        return address.map(URI::toString).orElse(null);
    }
}
