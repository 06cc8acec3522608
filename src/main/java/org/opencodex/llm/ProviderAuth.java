package org.opencodex.llm;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opencodex.catalogue.AuthStyle;

/** The header that a key is sent in. langchain4j's modules each know one only, so theirs are taken out. */
final class ProviderAuth {
    private static final Set<String> NAMES = Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key");

    private ProviderAuth() {}

    record Header(String name, String value) {
        /** Without the value, which must never be printed. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Empty where there is no key. */
    static Optional<Header> header(Endpoint endpoint) {
        return endpoint.key().flatMap(key -> header(endpoint.provider().auth(), key));
    }

    private static Optional<Header> header(AuthStyle style, String key) {
        return switch (style) {
            case BEARER -> Optional.of(new Header("Authorization", "Bearer " + key));
            case X_API_KEY -> Optional.of(new Header("x-api-key", key));
            case API_KEY -> Optional.of(new Header("api-key", key));
            case X_GOOG_API_KEY -> Optional.of(new Header("x-goog-api-key", key));
            case NONE -> Optional.empty();
        };
    }

    static boolean isAuth(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
