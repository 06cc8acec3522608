package org.opencodex.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Edit;
import org.opencodex.platform.Ids;
import org.opencodex.platform.MasterKey;
import org.opencodex.platform.NullableIdColumn;
import org.opencodex.platform.Time;

/** Where a provider is for one person, or for everybody, and the sealed key to it. */
@Entity
@Table(name = "provider_key")
class ProviderKey {
    /** A shorter key is not shown in part. */
    private static final int SHORTEST_SHOWN = 12;

    private static final int SHOWN = 4;

    @Id
    private UUID id;

    @Column(name = "principal_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID principalId;

    private String provider;

    @Column(name = "base_url")
    private String baseUrl;

    @Column(name = "master_key")
    private String masterKey;

    private String sealed;

    @Column(name = "ends_in")
    private String endsIn;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    private int version;

    protected ProviderKey() {}

    /** {@code principalId} is null for everybody's. */
    ProviderKey(UUID principalId, String provider, String baseUrl) {
        this.id = Ids.next();
        this.principalId = principalId;
        this.provider = provider;
        this.baseUrl = baseUrl;
        this.updatedAt = Time.now();
        this.version = 0;
    }

    void change(Edit<ProviderKey> edit) {
        version = edit.apply(this, version);
        updatedAt = Time.now();
    }

    /** Erases the key where the address is another: it goes nowhere but where it was saved for. */
    void move(String newBaseUrl) {
        if (!newBaseUrl.equals(baseUrl)) {
            baseUrl = newBaseUrl;
            eraseKey();
        }
    }

    void keep(MasterKey master, String key) {
        masterKey = master.id();
        sealed = KeySeal.seal(master, place(), key);
        endsIn = key.length() < SHORTEST_SHOWN ? null : key.substring(key.length() - SHOWN);
    }

    void eraseKey() {
        masterKey = null;
        sealed = null;
        endsIn = null;
    }

    /** Empty if there is none, or it is not of this master key. */
    Optional<String> open(MasterKey master) {
        return hasKey() ? KeySeal.open(master, place(), sealed) : Optional.empty();
    }

    private KeySeal.Place place() {
        return new KeySeal.Place(id, provider, baseUrl);
    }

    boolean hasKey() {
        return sealed != null;
    }

    boolean isOwn() {
        return principalId != null;
    }

    String provider() {
        return provider;
    }

    /** The only address that the key goes to. */
    URI baseUrl() {
        return URI.create(baseUrl);
    }

    /** The id of the master key. */
    String masterKey() {
        return masterKey;
    }

    /** The last characters of the key, where it is long enough. */
    String endsIn() {
        return endsIn;
    }

    OffsetDateTime updatedAt() {
        return updatedAt;
    }

    int version() {
        return version;
    }
}
