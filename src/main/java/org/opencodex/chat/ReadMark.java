package org.opencodex.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;

/** How far one person has read one chat. */
@Entity
@Table(name = "read_mark")
class ReadMark {
    @Id
    private UUID id;

    @Column(name = "principal_id")
    private UUID principalId;

    @Column(name = "chat_session_id")
    private UUID chatId;

    @Column(name = "read_at")
    private OffsetDateTime readAt;

    protected ReadMark() {}

    ReadMark(UUID principalId, UUID chatId) {
        this.id = Ids.next();
        this.principalId = principalId;
        this.chatId = chatId;
        move();
    }

    /** To the end, as it is now. */
    final void move() {
        readAt = Time.now();
    }

    /** To there, unless it is further already. */
    void moveUpTo(OffsetDateTime time) {
        if (readAt.isBefore(time)) {
            readAt = time;
        }
    }

    UUID chatId() {
        return chatId;
    }

    OffsetDateTime readAt() {
        return readAt;
    }
}
