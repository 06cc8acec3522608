package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Events of Google's {@code streamGenerateContent}, as JSON. */
final class GeminiWire {
    private static final int INPUT_TOKENS = 7;

    private GeminiWire() {}

    static String delta(String text) {
        return event(part(object().add("text", text))).build().toString();
    }

    static String reasoning(String text) {
        return event(part(object().add("text", text).add("thought", true)))
                .build()
                .toString();
    }

    private static JsonObjectBuilder part(JsonObjectBuilder part) {
        return object().add(
                        "content",
                        object().add("role", "model")
                                .add("parts", Json.createArrayBuilder().add(part)));
    }

    /** With the finish reason comes an empty piece of text, as Google's servers send it. */
    static String finish(String reason, int outputTokens) {
        return event(part(object().add("text", "")).add("finishReason", said(reason)))
                .add(
                        "usageMetadata",
                        object().add("promptTokenCount", INPUT_TOKENS)
                                .add("candidatesTokenCount", outputTokens)
                                .add("totalTokenCount", INPUT_TOKENS + outputTokens))
                .build()
                .toString();
    }

    private static String said(String reason) {
        return switch (reason) {
            case "stop" -> "STOP";
            case "length" -> "MAX_TOKENS";
            case "content_filter" -> "SAFETY";
            default -> reason;
        };
    }

    static String error(String type, String message) {
        return object().add(
                        "error",
                        object().add("code", 503).add("message", message).add("status", type))
                .build()
                .toString();
    }

    private static JsonObjectBuilder event(JsonObjectBuilder candidate) {
        return object().add("candidates", Json.createArrayBuilder().add(candidate.add("index", 0)))
                .add("modelVersion", "scripted")
                .add("responseId", "scripted");
    }

    private static JsonObjectBuilder object() {
        return Json.createObjectBuilder();
    }
}
