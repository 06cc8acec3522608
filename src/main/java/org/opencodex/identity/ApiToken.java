package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** What a program of somebody's comes with. */
@Entity
@Table(name = "api_token")
public class ApiToken {
    private static final int SHOWN = 4;

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    private String name;

    @Enumerated(EnumType.STRING)
    private Scope scope;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "ends_in")
    private String endsIn;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "last_used_at")
    private OffsetDateTime lastUsedAt;

    protected ApiToken() {}

    ApiToken(UUID userId, String name, Scope scope, Duration lifetime, String token) {
        this.id = Ids.next();
        this.userId = userId;
        this.name = name;
        this.scope = scope;
        this.tokenHash = Secret.hash(token);
        this.endsIn = token.substring(token.length() - SHOWN);
        this.createdAt = Time.now();
        this.expiresAt = createdAt.plus(lifetime);
    }

    public UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    public String name() {
        return name;
    }

    public Scope scope() {
        return scope;
    }

    /** Its last characters, for the owner to know it again. */
    public String endsIn() {
        return endsIn;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    public OffsetDateTime expiresAt() {
        return expiresAt;
    }

    /** To the minute; null for one that was never used. */
    public OffsetDateTime lastUsedAt() {
        return lastUsedAt;
    }
}
