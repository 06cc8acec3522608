package org.opencodex.rig;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** Events of Anthropic's Messages API. The answer is the content block 0; each piece of thinking is a block of its own. */
final class AnthropicWire {
    private static final int INPUT_TOKENS = 7;
    private static final int CACHED_TOKENS = 4;

    private AnthropicWire() {}

    static String event(String name, String json) {
        return "event: " + name + "\ndata: " + Wire.escaped(json) + "\n\n";
    }

    private static String event(String name, JsonObjectBuilder data) {
        return event(name, data.add("type", name).build().toString());
    }

    private static JsonObjectBuilder object() {
        return Json.createObjectBuilder();
    }

    /** Of the prompt's 7 tokens 4 had been kept. */
    static String begin() {
        var message = object().add("id", "msg_scripted")
                .add("type", "message")
                .add("role", "assistant")
                .add("model", "scripted")
                .add("content", Json.createArrayBuilder())
                .addNull("stop_reason")
                .add(
                        "usage",
                        object().add("input_tokens", INPUT_TOKENS - CACHED_TOKENS)
                                .add("cache_read_input_tokens", CACHED_TOKENS)
                                .add("output_tokens", 1));
        return event("message_start", object().add("message", message))
                + start(0, object().add("type", "text").add("text", ""))
                + event("ping", object());
    }

    private static String start(int index, JsonObjectBuilder block) {
        return event("content_block_start", object().add("index", index).add("content_block", block));
    }

    private static String blockDelta(int index, String type, String member, String text) {
        return event(
                "content_block_delta",
                object().add("index", index)
                        .add("delta", object().add("type", type).add(member, text)));
    }

    private static String stop(int index) {
        return event("content_block_stop", object().add("index", index));
    }

    static String delta(String text) {
        return blockDelta(0, "text_delta", "text", text);
    }

    static String reasoning(String text) {
        return start(1, object().add("type", "thinking").add("thinking", "").add("signature", ""))
                + blockDelta(1, "thinking_delta", "thinking", text)
                + stop(1);
    }

    static String finish(String reason, int outputTokens) {
        return stop(0)
                + event(
                        "message_delta",
                        object().add(
                                        "delta",
                                        object().add("stop_reason", said(reason))
                                                .addNull("stop_sequence"))
                                .add("usage", object().add("output_tokens", outputTokens)));
    }

    private static String said(String reason) {
        return switch (reason) {
            case "stop" -> "end_turn";
            case "length" -> "max_tokens";
            case "content_filter" -> "refusal";
            case "tool_calls" -> "tool_use";
            default -> reason;
        };
    }

    static String last() {
        return event("message_stop", object());
    }

    static String error(String type, String message) {
        return event("error", object().add("error", object().add("type", type).add("message", message)));
    }
}
