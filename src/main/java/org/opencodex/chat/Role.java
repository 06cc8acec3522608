package org.opencodex.chat;

import java.util.Locale;

/** Who speaks in a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
