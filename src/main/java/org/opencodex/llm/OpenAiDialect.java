package org.opencodex.llm;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.opencodex.platform.JsonDialect;

/**
 * OpenAI's stream. langchain4j takes an error for an empty chunk, and tells the finish reason only at the end, and only if
 * OpenAI has it.
 */
final class OpenAiDialect implements StreamDialect {
    /** Nearly all events are deltas, so they are parsed only where a look at the text gives a reason to. */
    @Override
    public StreamSignal read(EventStream.Event event) {
        if ("error".equals(event.event())) {
            return StreamSignal.ERROR;
        }
        var data = event.data();
        if ("[DONE]".equals(data)) {
            return StreamSignal.END;
        }
        return data.contains("\"error\"") || mayFinish(data) ? parse(data) : StreamSignal.NONE;
    }

    /** In the text of an answer the quotes are escaped, so that it cannot be taken for the member. */
    private static boolean mayFinish(String data) {
        var at = data.indexOf("\"finish_reason\"");
        if (at < 0) {
            return false;
        }
        at += "\"finish_reason\"".length();
        while (at < data.length() && (data.charAt(at) == ':' || Character.isWhitespace(data.charAt(at)))) {
            at++;
        }
        return at < data.length() && data.charAt(at) == '"';
    }

    private static StreamSignal parse(String data) {
        JsonObject chunk;
        try {
            chunk = JsonDialect.read(data);
        } catch (RuntimeException e) {
            // Of more kinds than the interface says: nesting too deep is none of JsonException's. langchain4j reports
            // it.
            return StreamSignal.NONE;
        }
        var reason = reason(chunk);
        var error = chunk.get("error");
        if (error != null && error.getValueType() != JsonValue.ValueType.NULL || reason.equals("error")) {
            return StreamSignal.ERROR;
        }
        return reason.isEmpty() ? StreamSignal.NONE : StreamSignal.finish(FinishReason.said(reason));
    }

    private static String reason(JsonObject chunk) {
        return chunk.get("choices") instanceof JsonArray choices
                        && !choices.isEmpty()
                        && choices.get(0) instanceof JsonObject choice
                        && choice.get("finish_reason") instanceof JsonString reason
                ? reason.getString()
                : "";
    }
}
