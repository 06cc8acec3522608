package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Chunks of OpenAI's chat completions API, as JSON. */
final class Wire {
    private Wire() {}

    static String delta(String content) {
        return chunk(Json.createObjectBuilder()
                .add("index", 0)
                .add(
                        "delta",
                        Json.createObjectBuilder().add("role", "assistant").add("content", content))
                .addNull("finish_reason"));
    }

    static String reasoning(String content) {
        return chunk(Json.createObjectBuilder()
                .add("index", 0)
                .add("delta", Json.createObjectBuilder().add("reasoning_content", content))
                .addNull("finish_reason"));
    }

    static String error(String type, String message) {
        return Json.createObjectBuilder()
                .add("error", Json.createObjectBuilder().add("message", message).add("type", type))
                .build()
                .toString();
    }

    static String finish(String reason) {
        return chunk(Json.createObjectBuilder()
                .add("index", 0)
                .add("delta", Json.createObjectBuilder())
                .add("finish_reason", reason));
    }

    static String usage(int outputTokens) {
        return base().add("choices", Json.createArrayBuilder())
                .add(
                        "usage",
                        Json.createObjectBuilder()
                                .add("prompt_tokens", 7)
                                .add("completion_tokens", outputTokens)
                                .add("total_tokens", 7 + outputTokens))
                .build()
                .toString();
    }

    private static String chunk(JsonObjectBuilder choice) {
        return base().add("choices", Json.createArrayBuilder().add(choice))
                .build()
                .toString();
    }

    private static JsonObjectBuilder base() {
        return Json.createObjectBuilder()
                .add("id", "chatcmpl-scripted")
                .add("object", "chat.completion.chunk")
                .add("created", 1)
                .add("model", "scripted");
    }

    /** Half of a surrogate pair as an escape: UTF-8 has no bytes for it, and providers do split pairs. */
    static String escaped(String json) {
        var escaped = new StringBuilder();
        json.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
