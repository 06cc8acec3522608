package org.opencodex.rig;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/** How a provider's API puts an answer on the wire: pieces of a body of Server-Sent Events. */
public enum WireFormat {
    /** Chat completions: complete with the finish reason. */
    OPENAI("/chat/completions") {
        @Override
        public String begin() {
            return "";
        }

        @Override
        public String delta(String text) {
            return event(Wire.delta(text));
        }

        @Override
        public String reasoning(String text) {
            return event(Wire.reasoning(text));
        }

        @Override
        public String finish(String reason, int outputTokens) {
            return event(Wire.finish(reason)) + event(Wire.usage(outputTokens));
        }

        @Override
        public String last() {
            return event("[DONE]");
        }

        @Override
        public String error(String type, String message) {
            return event(Wire.error(type, message));
        }

        @Override
        public String data(String json) {
            return event(json);
        }

        @Override
        public boolean completeWithoutLast() {
            return true;
        }

        private String event(String json) {
            return "data: " + Wire.escaped(json) + "\n\n";
        }
    },

    /** Messages: complete with {@code message_stop}. */
    ANTHROPIC("/messages") {
        @Override
        public String begin() {
            return AnthropicWire.begin();
        }

        @Override
        public String delta(String text) {
            return AnthropicWire.delta(text);
        }

        @Override
        public String reasoning(String text) {
            return AnthropicWire.reasoning(text);
        }

        @Override
        public String finish(String reason, int outputTokens) {
            return AnthropicWire.finish(reason, outputTokens);
        }

        @Override
        public String last() {
            return AnthropicWire.last();
        }

        @Override
        public String error(String type, String message) {
            return AnthropicWire.error(type, message);
        }

        @Override
        public String data(String json) {
            return AnthropicWire.event("content_block_delta", json);
        }

        @Override
        public boolean completeWithoutLast() {
            return false;
        }
    },

    /** {@code streamGenerateContent}: complete with the finish reason. */
    GEMINI(":streamGenerateContent") {
        @Override
        public String begin() {
            return "";
        }

        @Override
        public String delta(String text) {
            return data(GeminiWire.delta(text));
        }

        @Override
        public String reasoning(String text) {
            return data(GeminiWire.reasoning(text));
        }

        @Override
        public String finish(String reason, int outputTokens) {
            return data(GeminiWire.finish(reason, outputTokens));
        }

        @Override
        public String last() {
            return "";
        }

        @Override
        public String error(String type, String message) {
            return data(GeminiWire.error(type, message));
        }

        @Override
        public String data(String json) {
            return "data: " + Wire.escaped(json) + "\r\n\r\n";
        }

        @Override
        public boolean completeWithoutLast() {
            return true;
        }

        @Override
        String lastMessage(JsonObject request) {
            return lastOf(request.getJsonArray("contents"))
                    .getJsonArray("parts")
                    .getJsonObject(0)
                    .getString("text");
        }
    };

    private final String pathEnd;

    WireFormat(String pathEnd) {
        this.pathEnd = pathEnd;
    }

    /** That which is asked at this path; empty if none is. */
    static Optional<WireFormat> at(String path) {
        return Arrays.stream(values())
                .filter(wire -> path.endsWith(wire.pathEnd))
                .findFirst();
    }

    /** What comes before the first delta. */
    public abstract String begin();

    public abstract String delta(String text);

    public abstract String reasoning(String text);

    /** {@code reason} is in OpenAI's words: {@code stop}, {@code length}, {@code content_filter}. */
    public abstract String finish(String reason, int outputTokens);

    /** {@code [DONE]} or {@code message_stop}. */
    public abstract String last();

    /** An error within the stream. */
    public abstract String error(String type, String message);

    /** An event like a delta, with just this data. */
    public abstract String data(String json);

    /** Whether the finish reason alone makes an answer complete. */
    public abstract boolean completeWithoutLast();

    /** The last message of a request. */
    String lastMessage(JsonObject request) {
        var last = lastOf(request.getJsonArray("messages"));
        return last.get("content") instanceof JsonArray parts
                ? parts.getJsonObject(parts.size() - 1).getString("text")
                : last.getString("content");
    }

    private static JsonObject lastOf(JsonArray messages) {
        return messages.getJsonObject(messages.size() - 1);
    }
}
