package org.opencodex.settings;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** Where a provider is, and whether there is a key to it, on the wire. The key itself is never sent. */
public record ProviderKeyView(
        String provider,
        String scope,
        String baseUrl,
        boolean hasKey,
        String endsIn,
        OffsetDateTime updatedAt,
        int version) {

    /** The person's own and everybody's. */
    public record ListView(List<ProviderKeyView> keys, StorageView storage) {}

    /** Whether keys can be saved, and else why not. */
    public record StorageView(boolean ready, String reason) {}

    /** What became of a test; {@code milliseconds} until the first piece of the answer. */
    public record TestView(boolean ok, String model, long milliseconds, ProblemView problem) {}

    /** What is wrong, and what to do. */
    public record ProblemView(String code, String detail) {}

    static ProviderKeyView of(ProviderKey key) {
        var scope = key.isOwn() ? ProviderKeys.Scope.OWN : ProviderKeys.Scope.INSTALLATION;
        return new ProviderKeyView(
                key.provider(),
                scope.name().toLowerCase(Locale.ROOT),
                key.baseUrl().toString(),
                key.hasKey(),
                key.endsIn(),
                key.updatedAt(),
                key.version());
    }
}
