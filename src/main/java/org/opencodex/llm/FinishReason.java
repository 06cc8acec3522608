package org.opencodex.llm;

import java.util.Locale;

/** Why the model stopped, in the words of OpenAI's API. {@code LENGTH}: cut off by the model's limit. */
public enum FinishReason {
    STOP,
    LENGTH,
    CONTENT_FILTER,
    TOOL_CALLS,
    OTHER;

    /** Of a provider's word; servers that speak somebody's API keep the words of the models behind them. */
    static FinishReason said(String reason) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "stop", "end_turn", "eos", "eos_token", "stop_sequence" -> STOP;
            case "length", "max_tokens", "model_length", "model_context_window_exceeded" -> LENGTH;
            case "content_filter",
                    "refusal",
                    "safety",
                    "recitation",
                    "blocklist",
                    "prohibited_content",
                    "spii",
                    "image_safety",
                    "language" -> CONTENT_FILTER;
            case "tool_calls", "function_call", "tool_use" -> TOOL_CALLS;
            default -> OTHER;
        };
    }

    /** The name on the wire, for example {@code content_filter}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
