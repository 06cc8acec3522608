package org.opencodex.llm;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.opencodex.platform.JsonDialect;

/**
 * What langchain4j does not tell of an event of OpenAI's stream: whether it is an error, which langchain4j takes for an
 * empty chunk, and its finish reason, which langchain4j tells only at the end, and only if OpenAI has it.
 */
record StreamSignal(boolean isError, Optional<FinishReason> finishReason) {
    private static final StreamSignal NONE = new StreamSignal(false, Optional.empty());
    private static final StreamSignal ERROR = new StreamSignal(true, Optional.empty());

    /** Nearly all events are deltas, so they are parsed only where a look at the text gives a reason to. */
    static StreamSignal of(EventStream.Event event) {
        if ("error".equals(event.event())) {
            return ERROR;
        }
        var data = event.data();
        return data.contains("\"error\"") || mayFinish(data) ? parse(data) : NONE;
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
            return NONE;
        }
        var reason = reason(chunk);
        var error = chunk.get("error");
        if (error != null && error.getValueType() != JsonValue.ValueType.NULL || reason.equals("error")) {
            return ERROR;
        }
        return reason.isEmpty() ? NONE : new StreamSignal(false, Optional.of(finishReason(reason)));
    }

    private static String reason(JsonObject chunk) {
        return chunk.get("choices") instanceof JsonArray choices
                        && !choices.isEmpty()
                        && choices.get(0) instanceof JsonObject choice
                        && choice.get("finish_reason") instanceof JsonString reason
                ? reason.getString()
                : "";
    }

    /** Servers that speak OpenAI's API keep the words of the models behind them. */
    private static FinishReason finishReason(String reason) {
        return switch (reason) {
            case "stop", "end_turn", "eos", "eos_token", "stop_sequence" -> FinishReason.STOP;
            case "length", "max_tokens", "model_length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "tool_calls", "function_call", "tool_use" -> FinishReason.TOOL_CALLS;
            default -> FinishReason.OTHER;
        };
    }
}
