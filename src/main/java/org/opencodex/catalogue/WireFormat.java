package org.opencodex.catalogue;

import java.util.Locale;

/** Which API a provider speaks. */
public enum WireFormat {
    /** Chat completions. */
    OPENAI,
    /** Messages. */
    ANTHROPIC,
    /** {@code streamGenerateContent}. */
    GEMINI,
    /** None: it is built in. */
    DEMO;

    /** The name on the wire and in files, for example {@code openai}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
