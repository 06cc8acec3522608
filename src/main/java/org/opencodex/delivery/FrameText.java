package org.opencodex.delivery;

import java.nio.charset.StandardCharsets;
import org.opencodex.platform.StrictJson;

/** The parts of one incoming message put together, up to {@link StrictJson#MOST_BYTES} of UTF-8. */
final class FrameText {
    private final StringBuilder text = new StringBuilder();
    private long bytes;
    private boolean tooLarge;

    /** False once the message is too large; what follows is dropped. */
    boolean append(String part) {
        if (tooLarge) {
            return false;
        }
        // Of each part once: a message may come in very many.
        bytes += part.getBytes(StandardCharsets.UTF_8).length;
        tooLarge = bytes > StrictJson.MOST_BYTES;
        if (tooLarge) {
            text.setLength(0);
        } else {
            text.append(part);
        }
        return !tooLarge;
    }

    /** The whole message; the next one begins. */
    String take() {
        var whole = text.toString();
        text.setLength(0);
        bytes = 0;
        return whole;
    }
}
