package org.opencodex.chat;

import java.util.Locale;

/** What a reader thinks of an answer. */
public enum Rating {
    UP,
    DOWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
