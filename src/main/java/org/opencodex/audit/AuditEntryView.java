package org.opencodex.audit;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/** An entry on the wire and in the log; names are those of that time. */
public record AuditEntryView(
        String id,
        OffsetDateTime at,
        String actorId,
        String actor,
        String action,
        String subjectKind,
        String subjectId,
        String subject,
        String projectId,
        String address,
        JsonObject detail) {
    public static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                entry.id().toString(),
                entry.at(),
                text(entry.actorId()),
                entry.actor(),
                entry.action(),
                entry.subjectKind(),
                text(entry.subjectId()),
                entry.subject(),
                text(entry.projectId()),
                entry.address(),
                entry.detail());
    }

    private static String text(UUID id) {
        return Objects.toString(id, null);
    }
}
