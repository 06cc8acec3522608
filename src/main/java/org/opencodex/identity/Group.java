package org.opencodex.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** People whom one shares with at once. Known by its name, which claims use too. */
@Entity(name = "UserGroup")
@Table(name = "user_group")
public class Group {
    @Id
    private UUID id;

    private String name;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    protected Group() {}

    public Group(String name) {
        this.id = Ids.next();
        this.name = name;
        this.createdAt = Time.now();
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
