package org.opencodex.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.JsonColumn;
import org.opencodex.platform.JsonDialect;
import org.opencodex.platform.NullableIdColumn;
import org.opencodex.platform.Time;

/** One thing that was done. Names are those of that time, since what they name may be gone. Holds no secret. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    private static final int LONGEST_NAME = 255;

    @Id
    private UUID id;

    private OffsetDateTime at;

    @Column(name = "actor_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID actorId;

    private String actor;
    private String action;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID subjectId;

    private String subject;

    @Column(name = "project_id")
    @Convert(converter = NullableIdColumn.class)
    private UUID projectId;

    private String address;

    @Convert(converter = JsonColumn.class)
    private JsonObject detail = JsonValue.EMPTY_JSON_OBJECT;

    protected AuditEntry() {}

    private AuditEntry(AuditAction action, Actor actor) {
        this.id = Ids.next();
        this.at = Time.now();
        this.action = action.wire();
        this.actorId = actor.id();
        this.actor = cut(actor.name());
        this.address = Origin.address().orElse(null);
    }

    public static AuditEntry of(AuditAction action, Actor actor) {
        return new AuditEntry(action, actor);
    }

    /** What it was done to: a kind such as {@code project}, its id and, where it has one, its name. */
    public AuditEntry on(String kind, UUID subject, String name) {
        subjectKind = kind;
        subjectId = subject;
        this.subject = cut(name);
        return this;
    }

    public AuditEntry in(UUID project) {
        projectId = project;
        return this;
    }

    public AuditEntry with(String name, String value) {
        detail = JsonDialect.JSON
                .createObjectBuilder(detail)
                .add(name, value == null ? JsonValue.NULL : JsonDialect.JSON.createValue(value))
                .build();
        return this;
    }

    /** Without half of a surrogate pair at the end, which the database could not keep. */
    private static String cut(String name) {
        if (name == null || name.length() <= LONGEST_NAME) {
            return name;
        }
        var end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.substring(0, end);
    }

    public UUID id() {
        return id;
    }

    public OffsetDateTime at() {
        return at;
    }

    public UUID actorId() {
        return actorId;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String subjectKind() {
        return subjectKind;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public String subject() {
        return subject;
    }

    public UUID projectId() {
        return projectId;
    }

    public String address() {
        return address;
    }

    public JsonObject detail() {
        return detail;
    }
}
