package org.opencodex.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Time;

/** The hash of somebody's password. */
@Entity
@Table(name = "local_password")
class LocalPassword {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    private String hash;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    protected LocalPassword() {}

    LocalPassword(UUID userId, String hash) {
        this.userId = userId;
        change(hash);
    }

    void change(String newHash) {
        hash = newHash;
        changedAt = Time.now();
    }

    String hash() {
        return hash;
    }
}
