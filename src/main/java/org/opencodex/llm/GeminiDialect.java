package org.opencodex.llm;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencodex.platform.JsonDialect;

/**
 * Gemini's stream: complete with a finish reason, which the last piece of text brings along. langchain4j puts empty lines
 * between two parts of one event, fails at finish reasons that it does not know, and passes over errors, refused prompts
 * and the counts of an event without text: such events are rewritten before it reads them.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">GenerateContentResponse</a>
 */
final class GeminiDialect implements StreamDialect {
    @Override
    public StreamSignal read(EventStream.Event event) {
        JsonObject response;
        try {
            response = JsonDialect.read(event.data());
        } catch (RuntimeException e) {
            // Of more kinds than the interface says: nesting too deep is none of JsonException's.
            return StreamSignal.UNREADABLE;
        }
        if (response.get("error") instanceof JsonObject) {
            return StreamSignal.ERROR;
        }
        var candidate = candidate(response);
        if (candidate.isEmpty() && isRefused(response)) {
            return StreamSignal.finish(FinishReason.CONTENT_FILTER);
        }
        var reason = candidate.flatMap(GeminiDialect::reason);
        var parts = parts(candidate);
        if (candidate.isEmpty() || reason.isPresent() || parts.size() > 1) {
            event.data(rewritten(response, candidate.orElse(JsonValue.EMPTY_JSON_OBJECT), parts));
        }
        return reason.map(StreamSignal::finish).orElse(StreamSignal.NONE);
    }

    private static Optional<JsonObject> candidate(JsonObject response) {
        return response.get("candidates") instanceof JsonArray candidates
                        && !candidates.isEmpty()
                        && candidates.get(0) instanceof JsonObject first
                ? Optional.of(first)
                : Optional.empty();
    }

    private static boolean isRefused(JsonObject response) {
        return response.get("promptFeedback") instanceof JsonObject feedback && feedback.containsKey("blockReason");
    }

    private static Optional<FinishReason> reason(JsonObject candidate) {
        return candidate.get("finishReason") instanceof JsonString reason
                        && !reason.getString().equals("FINISH_REASON_UNSPECIFIED")
                ? Optional.of(FinishReason.said(reason.getString()))
                : Optional.empty();
    }

    private static List<JsonObject> parts(Optional<JsonObject> candidate) {
        return candidate.isPresent()
                        && candidate.get().get("content") instanceof JsonObject content
                        && content.get("parts") instanceof JsonArray parts
                ? parts.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    /** The same with what belongs together in one part, and without the finish reason. */
    private static String rewritten(JsonObject response, JsonObject candidate, List<JsonObject> parts) {
        var content = JsonDialect.JSON.createObjectBuilder();
        var joined = JsonDialect.JSON.createArrayBuilder();
        joined(parts).forEach(joined::add);
        var rewritten = JsonDialect.JSON
                .createObjectBuilder(candidate)
                .remove("finishReason")
                .add("content", content.add("role", "model").add("parts", joined));
        return JsonDialect.JSON
                .createObjectBuilder(response)
                .add("candidates", JsonDialect.JSON.createArrayBuilder().add(rewritten))
                .build()
                .toString();
    }

    private static List<JsonObject> joined(List<JsonObject> parts) {
        List<JsonObject> joined = new ArrayList<>();
        for (var part : parts) {
            var isText = part.get("text") instanceof JsonString;
            if (isText && !joined.isEmpty() && isSameKind(joined.getLast(), part)) {
                var last = joined.removeLast();
                joined.add(JsonDialect.JSON
                        .createObjectBuilder(last)
                        .add("text", last.getString("text") + part.getString("text"))
                        .build());
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private static boolean isSameKind(JsonObject last, JsonObject part) {
        return last.get("text") instanceof JsonString
                && last.getBoolean("thought", false) == part.getBoolean("thought", false);
    }
}
