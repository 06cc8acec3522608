package org.opencodex.settings;

import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.MasterKey;
import org.opencodex.platform.Seal;

/**
 * Seals a provider's key for one row, bound to the row, the provider and the address, so that none of them can be
 * exchanged.
 */
final class KeySeal {
    private KeySeal() {}

    /** What a seal is bound to. */
    record Place(UUID row, String provider, String baseUrl) {}

    static String seal(MasterKey master, Place place, String key) {
        return Seal.seal(master, key, place.row().toString(), place.provider(), place.baseUrl());
    }

    /** Empty where the seal is not of this master key and place. */
    static Optional<String> open(MasterKey master, Place place, String seal) {
        return Seal.open(master, seal, place.row().toString(), place.provider(), place.baseUrl());
    }
}
