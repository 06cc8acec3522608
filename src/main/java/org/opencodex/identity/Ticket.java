package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.NullableIdColumn;
import org.opencodex.platform.Time;

/** Opens one socket or event stream, once, for a client that can send no header there. */
@Entity
@Table(name = "ticket")
class Ticket {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    @Id
    @Column(name = "ticket_hash")
    private String hash;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "credential_kind")
    @Enumerated(EnumType.STRING)
    private Credential.Kind credentialKind;

    @Column(name = "credential_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID credentialId;

    @Enumerated(EnumType.STRING)
    private Scope scope;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    protected Ticket() {}

    Ticket(User user, String text) {
        this.hash = Secret.hash(text);
        this.userId = user.id();
        this.credentialKind = user.credential().kind();
        this.credentialId = user.credential().id();
        this.scope = user.credential().scope();
        this.expiresAt = Time.now().plus(LIFETIME);
    }

    String hash() {
        return hash;
    }

    UUID userId() {
        return userId;
    }

    /** What its maker came with: where that ends, so does what the ticket opened. */
    Credential credential() {
        return new Credential(credentialKind, credentialId, scope);
    }

    OffsetDateTime expiresAt() {
        return expiresAt;
    }
}
