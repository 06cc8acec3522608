package org.opencodex.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.opencodex.platform.DatabaseReady;
import org.opencodex.platform.MasterKey;
import org.opencodex.platform.MasterKeys;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Opens and makes seals with the master keys that this server has. */
@ApplicationScoped
@Transactional
class KeyStorage {
    private static final System.Logger LOG = System.getLogger(KeyStorage.class.getName());

    @Inject
    private MasterKeys masters;

    @Inject
    private ProviderKeys keys;

    /** Why keys cannot be saved; empty if they can. */
    Optional<String> obstacle() {
        return masters.current().isPresent() ? Optional.empty() : Optional.of(masters.howToGiveOne());
    }

    /** Throws {@code conflict} where there is no master key. */
    MasterKey current() {
        return masters.current().orElseThrow(() -> new OpenCodexException(ErrorCode.CONFLICT, masters.howToGiveOne()));
    }

    /** The key of the row; empty if it has none, or this server cannot open it, which the log says. */
    Optional<String> open(ProviderKey row) {
        if (!row.hasKey()) {
            return Optional.empty();
        }
        var key = masters.find(row.masterKey()).flatMap(row::open);
        if (key.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "The saved key for {0} cannot be opened: it was sealed by the master key {1}. Give that one back, as an"
                            + " old one, or save the key again.",
                    row.provider(),
                    row.masterKey());
        }
        return key;
    }

    /** So that an old master key can be taken away after a start with the new one. */
    void sealAgain(@Observes DatabaseReady ready) {
        masters.current().ifPresent(current -> keys.sealedByOthers(current.id())
                .forEach(row -> open(row).ifPresent(key -> row.keep(current, key))));
    }
}
