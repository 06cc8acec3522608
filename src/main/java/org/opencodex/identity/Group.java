package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/**
 * People whom one shares with at once: made by an administrator, or by a claim of its name. Of one name there may be both, since
 * whoever names groups where people sign in is not to fill one that was made here.
 */
@Entity(name = "UserGroup")
@Table(name = "user_group")
public class Group {
    @Id
    private UUID id;

    private String name;

    @Column(name = "from_sign_in")
    private boolean fromSignIn;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    protected Group() {}

    public Group(String name) {
        this.id = Ids.next();
        this.name = name;
        this.createdAt = Time.now();
    }

    /** Whether a claim or header of its name puts people into it. */
    public boolean fromSignIn() {
        return fromSignIn;
    }

    public void rename(String newName) {
        name = newName;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
