package org.opencodex.llm;

import java.util.Optional;

/** What an event says of the stream itself; the finish reason counts once langchain4j has read the event, too. */
record StreamSignal(Kind kind, Optional<FinishReason> finishReason) {
    static final StreamSignal NONE = new StreamSignal(Kind.GOES_ON, Optional.empty());
    static final StreamSignal ERROR = new StreamSignal(Kind.ERROR, Optional.empty());
    static final StreamSignal UNREADABLE = new StreamSignal(Kind.UNREADABLE, Optional.empty());
    static final StreamSignal END = new StreamSignal(Kind.END, Optional.empty());

    enum Kind {
        GOES_ON,
        /** The provider says that it failed. */
        ERROR,
        /** Something is lost that langchain4j would pass over. */
        UNREADABLE,
        /** Nothing follows, whether or not the connection ends. */
        END
    }

    static StreamSignal finish(FinishReason reason) {
        return new StreamSignal(Kind.GOES_ON, Optional.of(reason));
    }

    /** The end, with the reason if there was one. */
    static StreamSignal end(Optional<FinishReason> reason) {
        return new StreamSignal(Kind.END, reason);
    }
}
