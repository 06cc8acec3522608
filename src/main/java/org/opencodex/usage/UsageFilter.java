package org.opencodex.usage;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.platform.Time;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/** Which answers are asked about; days are of UTC, both ends included. */
record UsageFilter(
        Optional<UUID> project,
        Optional<UUID> chat,
        Optional<String> provider,
        Optional<String> model,
        LocalDate from,
        LocalDate to,
        Group group) {
    private static final int USUAL_DAYS = 30;

    /** By what the rows are grouped. */
    enum Group {
        DAY,
        PROJECT,
        CHAT,
        PROVIDER,
        MODEL
    }

    UsageFilter {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(group, "group");
    }

    /** What a client asks for; null is not said. Throws {@code validation_failed} that names every parameter that is wrong. */
    record Query(String project, String chat, String provider, String model, String from, String to, String group) {
        UsageFilter read() {
            var errors = new ArrayList<FieldError>();
            var last = day("to", to, LocalDate.now(ZoneOffset.UTC), errors);
            var first = day("from", from, last.minusDays(USUAL_DAYS - 1L), errors);
            if (errors.isEmpty() && first.isAfter(last)) {
                errors.add(new FieldError("from", "must not be after to."));
            }
            var filter = new UsageFilter(
                    id("project_id", project, errors),
                    id("chat_id", chat, errors),
                    text(provider),
                    text(model),
                    first,
                    last,
                    group(errors));
            if (!errors.isEmpty()) {
                throw OpenCodexException.invalid(errors);
            }
            return filter;
        }

        private static LocalDate day(String name, String text, LocalDate otherwise, List<FieldError> errors) {
            var day = text(text).map(Time::day);
            if (day.isPresent() && day.get().isEmpty()) {
                errors.add(new FieldError(name, "must be a day, such as 2026-01-31."));
            }
            return day.flatMap(found -> found).orElse(otherwise);
        }

        private static Optional<UUID> id(String name, String text, List<FieldError> errors) {
            var id = text(text).map(Ids::parse);
            if (id.isPresent() && id.get().isEmpty()) {
                errors.add(new FieldError(name, "must be an id."));
            }
            return id.flatMap(found -> found);
        }

        private Group group(List<FieldError> errors) {
            var name = text(group).orElse("day");
            for (var each : Group.values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return each;
                }
            }
            errors.add(new FieldError("group_by", "must be one of day, project, chat, provider, model."));
            return Group.DAY;
        }

        private static Optional<String> text(String text) {
            return Optional.ofNullable(text).filter(each -> !each.isEmpty());
        }
    }
}
