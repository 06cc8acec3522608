package org.opencodex.platform;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether requests can be served: set once the database is there and in order. */
@ApplicationScoped
public class Readiness {
    private volatile State state = State.STARTING;

    /** What {@code /health/ready} says. */
    public enum State {
        STARTING,
        READY,
        STOPPING
    }

    public State state() {
        return state;
    }

    public boolean ready() {
        return state == State.READY;
    }

    void enter(State next) {
        state = next;
    }
}
