package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

/** An entry of a log, made into a frame once for all its readers. */
record LogFrame(int seq, boolean terminal, Frame frame) {
    LogFrame {
        requireNonNull(frame, "frame");
    }
}
