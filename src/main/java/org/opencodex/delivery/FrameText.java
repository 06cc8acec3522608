package org.opencodex.delivery;

import java.nio.charset.StandardCharsets;
import org.opencodex.platform.StrictJson;

/** The parts of one incoming message put together, up to {@link StrictJson#MOST_BYTES} of UTF-8. */
final class FrameText {
    private final StringBuilder text = new StringBuilder();
    private boolean tooLarge;

    /** False once the message is too large; what follows is dropped. */
    boolean append(String part) {
        if (tooLarge) {
            return false;
        }
        text.append(part);
        tooLarge = isTooLarge();
        if (tooLarge) {
            text.setLength(0);
        }
        return !tooLarge;
    }

    private boolean isTooLarge() {
        // A character takes up to three bytes: most frames need no second look.
        return text.length() > StrictJson.MOST_BYTES
                || text.length() > StrictJson.MOST_BYTES / 3
                        && text.toString().getBytes(StandardCharsets.UTF_8).length > StrictJson.MOST_BYTES;
    }

    /** The whole message; the next one begins. */
    String take() {
        var whole = text.toString();
        text.setLength(0);
        return whole;
    }
}
