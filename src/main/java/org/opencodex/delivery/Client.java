package org.opencodex.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.opencodex.identity.User;
import org.opencodex.problem.OpenCodexException;

/** Somebody who listens, by one connection, through one mailbox. */
final class Client implements Mailbox.Owner {
    static final int GONE = 4404;
    static final int UNAUTHENTICATED = 4401;
    static final int TRY_AGAIN_LATER = 1013;
    static final int GOING_AWAY = 1001;
    static final int TOO_BIG = 1009;
    static final int FLOODS = 1008;
    static final int DONE = 1000;

    private final User user;
    private final Connection connection;
    private final Mailbox mailbox;
    private final Credit credit = new Credit();
    private final Flight flight = new Flight();
    private volatile Runnable leave = () -> {};
    private volatile boolean gone;
    private volatile boolean closing;
    private volatile boolean dismissed;
    private volatile Runnable room = () -> {};
    private volatile int code = TRY_AGAIN_LATER;
    private volatile String words = "The connection failed.";

    Client(User user, Connection connection) {
        this.user = user;
        this.connection = requireNonNull(connection, "connection");
        this.mailbox = new Mailbox(connection::send, this);
    }

    /** Null where nobody is signed in. */
    User user() {
        return user;
    }

    /** What to do when there is room again; called often, so it must be cheap and must not block. */
    void whenRoom(Runnable action) {
        room = action;
    }

    /** Sends a frame that is in no log. A client that has no room for it is dropped: it comes back and reads. */
    void tell(Frame frame) {
        if (!offer(frame)) {
            close(TRY_AGAIN_LATER, "The client reads too slowly.");
        }
    }

    void tell(OpenCodexException failure) {
        tell(Frames.error(failure));
    }

    /** False if there is no room for the frame now. */
    boolean offer(Frame frame) {
        return mailbox.offer(frame);
    }

    /** False if there is no room for the entry now, in the mailbox or by the client's acknowledgements. */
    boolean offer(UUID generationId, LogFrame entry) {
        var length = entry.frame().length();
        if (connection.pings() && !flight.hasRoom(length) || !credit.take(generationId, entry.seq(), length)) {
            return false;
        }
        var taken = offer(entry.frame());
        if (!taken) {
            credit.giveBack();
        } else if (flight.went(length) && connection.pings()) {
            offer(Frame.ping(String.valueOf(flight.mark())));
        }
        return taken;
    }

    /** The client has read what was sent before the ping with this mark. */
    void landed(long mark) {
        flight.landed(mark);
        hasRoom();
    }

    /** The client has everything of a log up to and with {@code seq}. */
    void acknowledge(UUID generationId, int seq) {
        credit.acknowledge(generationId, seq);
        hasRoom();
    }

    /** How long the client has not taken, or not acknowledged, what there is for it. */
    Duration stalled() {
        return Collections.max(List.of(mailbox.stalled(), credit.exhausted(), flight.full()));
    }

    /** Closes the connection once what was told before has been sent. */
    void close(int newCode, String newWords) {
        code = newCode;
        words = newWords;
        closing = true;
        mailbox.finish();
    }

    /** Shows the user nothing more, not even what waits for them, says why, and closes the connection. */
    void dismiss(OpenCodexException failure, int newCode, String newWords) {
        if (!dismissed) {
            dismissed = true;
            code = newCode;
            words = newWords;
            closing = true;
            mailbox.finishWith(Frames.error(failure));
        }
    }

    /** Gives up a client who was dismissed, and does not read that far. */
    void cutIfDismissed() {
        if (dismissed) {
            cut(code, words);
        }
    }

    /** Whether the connection is about to be closed: what the client still asks for is not for us. */
    boolean isClosing() {
        return closing;
    }

    /** Gives up a client who takes nothing. */
    void cut(int newCode, String newWords) {
        closing = true;
        mailbox.abandon();
        gone();
        connection.cut(newCode, newWords);
    }

    /** Takes the client in by {@code enter}; {@code exit} is run when it is gone or given up, maybe more than once. */
    void admit(Runnable enter, Runnable exit) {
        leave = exit;
        enter.run();
        if (gone) {
            // It left while it came in.
            exit.run();
        }
    }

    /** The connection is closed, by whichever side. */
    void gone() {
        gone = true;
        leave.run();
    }

    @Override
    public void hasRoom() {
        room.run();
    }

    @Override
    public void finished() {
        connection.close(code, words);
    }
}
