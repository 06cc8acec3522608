package org.opencodex.rig;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/** How a provider's API puts an answer on the wire: pieces of a body of Server-Sent Events. */
public enum WireFormat {
    /** Chat completions: complete with the finish reason. */
    OPENAI("/v1/chat/completions", "Authorization") {
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
    ANTHROPIC("/v1/messages", "x-api-key") {
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
    };

    private final String path;
    private final String keyHeader;

    WireFormat(String path, String keyHeader) {
        this.path = path;
        this.keyHeader = keyHeader;
    }

    /** Where it is asked. */
    public String path() {
        return path;
    }

    /** The header that the key comes in. */
    String keyHeader() {
        return keyHeader;
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
    static String lastMessage(JsonObject request) {
        var messages = request.getJsonArray("messages");
        var last = messages.getJsonObject(messages.size() - 1);
        return last.get("content") instanceof JsonArray parts
                ? parts.getJsonObject(parts.size() - 1).getString("text")
                : last.getString("content");
    }
}
