package org.opencodex.audit;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries are asked about.
 *
 * @param from from this time on
 * @param to before this time
 * @param actor what this person did
 * @param action this action, or all whose name begins with it and a dot
 * @param project what concerns this project
 */
public record AuditFilter(
        Optional<OffsetDateTime> from,
        Optional<OffsetDateTime> to,
        Optional<UUID> actor,
        Optional<String> action,
        Optional<UUID> project) {
    public AuditFilter {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(actor, "actor");
        requireNonNull(action, "action");
        requireNonNull(project, "project");
    }
}
