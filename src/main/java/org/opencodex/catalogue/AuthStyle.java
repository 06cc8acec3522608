package org.opencodex.catalogue;

import java.util.Locale;

/** The header in which a provider wants its key. */
public enum AuthStyle {
    /** {@code Authorization: Bearer KEY} (RFC 6750). */
    BEARER,
    /** Anthropic's. */
    X_API_KEY,
    /** Azure's. */
    API_KEY,
    /** Google's. */
    X_GOOG_API_KEY,
    NONE;

    /** The name in files, for example {@code x-api-key}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
