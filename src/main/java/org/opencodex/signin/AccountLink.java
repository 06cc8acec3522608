package org.opencodex.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.identity.Secret;
import org.opencodex.platform.Ids;
import org.opencodex.platform.NullableIdColumn;
import org.opencodex.platform.Time;

/** A link by which somebody chooses a password, once. */
@Entity
@Table(name = "account_link")
public class AccountLink {
    @Id
    private UUID id;

    @Column(name = "token_hash")
    private String tokenHash;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "user_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID userId;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    protected AccountLink() {}

    /** {@code userId} is null for a set-up, which makes the account. */
    AccountLink(Kind kind, UUID userId, String token) {
        this.id = Ids.next();
        this.kind = kind;
        this.userId = userId;
        this.tokenHash = Secret.hash(token);
        this.expiresAt = Time.now().plus(kind.lifetime);
    }

    /** What it is for. */
    public enum Kind {
        /** The first administrator makes their account. */
        SETUP(Duration.ofDays(1)),
        /** Somebody is new, and chooses their first password. */
        INVITATION(Duration.ofDays(7)),
        /** Somebody has lost theirs. */
        RESET(Duration.ofDays(1));

        private final Duration lifetime;

        Kind(Duration lifetime) {
            this.lifetime = lifetime;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    OffsetDateTime expiresAt() {
        return expiresAt;
    }
}
