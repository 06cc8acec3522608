package org.opencodex.administration;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.opencodex.audit.AuditFilter;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/** What a client asks the audit log for; null is not said. */
record AuditQuery(String from, String to, String actor, String action, String project, String before) {
    private static final int LONGEST_ACTION = 64;

    /** Read, and valid. */
    record Asked(AuditFilter filter, Optional<UUID> before) {}

    /** Throws {@code validation_failed} that names every parameter that is wrong. */
    Asked read() {
        var errors = new ArrayList<FieldError>();
        var filter = new AuditFilter(
                time("from", from, errors),
                time("to", to, errors),
                id("actor", actor, errors),
                parse("action", action, AuditQuery::action, "must be an action, such as sign_in.failed.", errors),
                id("project", project, errors));
        var asked = new Asked(filter, id("before", before, errors));
        if (!errors.isEmpty()) {
            throw OpenCodexException.invalid(errors);
        }
        return asked;
    }

    private static Optional<OffsetDateTime> time(String name, String text, List<FieldError> errors) {
        return parse(name, text, Time::parse, "must be a time such as 2026-01-31T09:30:00Z.", errors);
    }

    private static Optional<UUID> id(String name, String text, List<FieldError> errors) {
        return parse(name, text, Ids::parse, "must be an id.", errors);
    }

    private static Optional<String> action(String text) {
        return Optional.of(text).filter(action -> action.length() <= LONGEST_ACTION && action.matches("[a-z_.]+"));
    }

    private static <T> Optional<T> parse(
            String name, String text, Function<String, Optional<T>> parser, String complaint, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        var parsed = parser.apply(text);
        if (parsed.isEmpty()) {
            errors.add(new FieldError(name, complaint));
        }
        return parsed;
    }
}
