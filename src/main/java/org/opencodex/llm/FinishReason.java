package org.opencodex.llm;

import java.util.Locale;

/** Why the model stopped, in the words of OpenAI's API. {@code LENGTH}: cut off by the model's limit. */
public enum FinishReason {
    STOP,
    LENGTH,
    CONTENT_FILTER,
    TOOL_CALLS,
    OTHER;

    /** The name on the wire, for example {@code content_filter}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
