package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** A browser in which somebody is signed in. */
@Entity
@Table(name = "browser_session")
public class BrowserSession {
    private static final int LONGEST_USER_AGENT = 255;

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "last_seen_at")
    private OffsetDateTime lastSeenAt;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    protected BrowserSession() {}

    BrowserSession(UUID userId, String token, OffsetDateTime expiresAt, Browser browser) {
        this.id = Ids.next();
        this.userId = userId;
        this.tokenHash = Secret.hash(token);
        this.createdAt = Time.now();
        this.lastSeenAt = createdAt;
        this.expiresAt = expiresAt;
        this.address = browser.address();
        this.userAgent = cut(browser.userAgent());
    }

    private static String cut(String userAgent) {
        return userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                ? userAgent
                : userAgent.substring(0, LONGEST_USER_AGENT);
    }

    public UUID id() {
        return id;
    }

    public OffsetDateTime createdAt() {
        return createdAt;
    }

    /** To the minute. */
    public OffsetDateTime lastSeenAt() {
        return lastSeenAt;
    }

    public OffsetDateTime expiresAt() {
        return expiresAt;
    }

    public String address() {
        return address;
    }

    public String userAgent() {
        return userAgent;
    }
}
