package org.opencodex.llm;

/** Ends a request wherever it is: before it is sent, before its answer, within it. Thread-safe. */
final class Cancellation {
    private Runnable request;
    private boolean cancelled;

    /** From now on {@code cancel} ends this request; false if it came before the request did. */
    synchronized boolean covers(Runnable ending) {
        request = ending;
        return !cancelled;
    }

    void cancel() {
        synchronized (this) {
            cancelled = true;
        }
        end();
    }

    /** Ends the request under way; another may follow. */
    void end() {
        Runnable running;
        synchronized (this) {
            running = request;
        }
        if (running != null) {
            // On a thread of its own: closing a TLS connection may wait for the other side.
            ProviderThread.start("open-codex-llm-cancel", running);
        }
    }
}
