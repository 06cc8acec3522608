package org.opencodex.oidc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What of a sign-in at the provider is needed to end it, by them or by us. */
@Entity
@Table(name = "oidc_session")
class OidcSession {
    static final int LONGEST_SID = 512;

    /** The browser session's. */
    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    private String issuer;
    private String subject;
    private String sid;

    @Column(name = "id_token")
    private String idToken;

    @Column(name = "id_token_key")
    private String idTokenKey;

    protected OidcSession() {}

    /** {@code sid} is the provider's name for its session, null where it has none. */
    OidcSession(UUID id, UUID userId, String issuer, String subject, String sid) {
        this.id = id;
        this.userId = userId;
        this.issuer = issuer;
        this.subject = subject;
        this.sid = sid;
    }

    /** Keeps the ID token, sealed with the master key of this id. */
    void keep(String sealedIdToken, String key) {
        idToken = sealedIdToken;
        idTokenKey = key;
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    /** Null where the provider gave it no name. */
    String sid() {
        return sid;
    }

    /** Sealed; null where there is no master key. */
    String idToken() {
        return idToken;
    }

    String idTokenKey() {
        return idTokenKey;
    }
}
