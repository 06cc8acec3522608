package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Ids;
import org.opencodex.problem.OpenCodexException;

/** Up to where a client has a log: {@code ?generation_id=…&after_seq=…}, or an event's id {@code GENERATION:SEQ}. */
record ResumePoint(UUID generationId, int seq) {
    ResumePoint {
        requireNonNull(generationId, "generationId");
    }

    /** Empty where the query names no generation; throws {@code validation_failed} where it makes no sense. */
    static Optional<ResumePoint> of(Map<String, List<String>> query) {
        var generation = query.getOrDefault("generation_id", List.of());
        if (generation.isEmpty()) {
            return Optional.empty();
        }
        var id = Ids.parse(generation.getFirst()).orElseThrow(() -> OpenCodexException.notFound("generation"));
        var seq = query.getOrDefault("after_seq", List.of("0")).getFirst();
        return Optional.of(new ResumePoint(id, parse("after_seq", seq)));
    }

    /** Empty where it is none of ours, as after a frame without an id. */
    static Optional<ResumePoint> ofEventId(String lastEventId) {
        var colon = lastEventId == null ? -1 : lastEventId.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Ids.parse(lastEventId.substring(0, colon))
                        .map(id -> new ResumePoint(id, parse("Last-Event-ID", lastEventId.substring(colon + 1))));
    }

    /** A whole number from 0 up; throws {@code validation_failed}, naming {@code field}. */
    static int parse(String field, String text) {
        try {
            var seq = Integer.parseInt(text);
            if (seq >= 0) {
                return seq;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw OpenCodexException.invalid(field, "must be a whole number from 0 up.");
    }
}
