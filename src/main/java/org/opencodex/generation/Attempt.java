package org.opencodex.generation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opencodex.llm.LlmCall;
import org.opencodex.llm.LlmEvent;
import org.opencodex.llm.LlmRequest;
import org.opencodex.llm.LlmSink;
import org.opencodex.llm.Provider;
import org.opencodex.llm.TokenUsage;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * The one run of a generation: collects what the model says until the first outcome, and drops what comes later. A plain
 * class, since its callbacks run on threads of the provider's, where there is no container. The {@link Journal} takes the
 * text out of it and writes it.
 */
final class Attempt {
    /** UTF-16 code units that may wait while the database is away; beyond them the model is not read further. */
    private static final int MOST_PENDING = 1024 * 1024;

    /** How long the model is not read; as long as a lease. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What the attempt tells. The methods but {@code rest} must not block. */
    interface Listener {
        /** There is something to write; {@code urgent} if it should not wait for the next tick. */
        void pending(Attempt attempt, boolean urgent);

        /** Holds the thread of a reader until it is about time to write again. */
        void rest();

        /** The provider answers others first; {@code place} counts from 1. */
        void queued(Generation generation, int place);

        /** The provider is asked again after a delay. */
        void retrying(Generation generation, Duration delay);
    }

    private final Generation generation;
    private final Estimate estimate;
    private final Listener listener;
    private final long startedAt = System.nanoTime();
    private final DeltaText textRules = new DeltaText();
    private final DeltaText reasoningRules = new DeltaText();
    private final Pending pending = new Pending();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private int nextSeq = 1;
    private Duration firstToken;
    private Outcome outcome;
    private long endedAt;
    private LlmCall call;

    /** {@code estimate} is for an answer whose tokens the provider does not tell. */
    Attempt(Generation generation, Estimate estimate, Listener listener) {
        this.estimate = requireNonNull(estimate, "estimate");
        this.generation = requireNonNull(generation, "generation");
        this.listener = requireNonNull(listener, "listener");
    }

    Generation generation() {
        return generation;
    }

    /** Calls the model, unless the attempt has ended before it came to that. */
    void call(Provider provider, LlmRequest request) {
        synchronized (this) {
            if (outcome != null) {
                return;
            }
        }
        var begun = provider.stream(request, new LlmSink() {
            @Override
            public void accept(LlmEvent event) {
                on(event);
            }

            @Override
            public void rest() {
                listener.rest();
            }
        });
        synchronized (this) {
            call = begun;
            if (outcome == null) {
                return;
            }
        }
        begun.close();
    }

    /** Begins the log with what an earlier answer had; before the model is called. */
    synchronized void beginWith(String earlierReasoning, String earlierText) {
        keep(LogEntry.Kind.REASONING, earlierReasoning);
        keep(LogEntry.Kind.CHUNK, earlierText);
    }

    private void on(LlmEvent event) {
        switch (event) {
            case LlmEvent.Queued queued -> listener.queued(generation, queued.place());
            case LlmEvent.Retrying retrying -> listener.retrying(generation, retrying.delay());
            case LlmEvent.TextDelta delta -> add(LogEntry.Kind.CHUNK, delta.text());
            case LlmEvent.ReasoningDelta delta -> add(LogEntry.Kind.REASONING, delta.text());
            case LlmEvent.Completed completed ->
                end(new Outcome.Completed(completed.finishReason(), completed.usage()));
            case LlmEvent.Failed failed -> end(new Outcome.Failed(failed.failure()));
        }
    }

    private void add(LogEntry.Kind kind, String delta) {
        boolean first;
        boolean tooMuch;
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            first = firstToken == null;
            if (first) {
                firstToken = Duration.ofNanos(System.nanoTime() - startedAt);
            }
            keep(kind, (kind == LogEntry.Kind.CHUNK ? textRules : reasoningRules).accept(delta));
            tooMuch = !hasRoom();
        }
        if (tooMuch) {
            end(new Outcome.Failed(new OpenCodexException(
                    ErrorCode.UNAVAILABLE,
                    "The database was away for too long while this answer was written. What had arrived is kept.")));
        } else {
            listener.pending(this, first);
        }
    }

    /** Waits, on the thread that reads the model, while too much waits to be written. False if that lasts too long. */
    private boolean hasRoom() {
        var giveUpAt = System.nanoTime() + LONGEST_WAIT_NANOS;
        try {
            while (pending.length() > MOST_PENDING && outcome == null) {
                var left = TimeUnit.NANOSECONDS.toMillis(giveUpAt - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keep(LogEntry.Kind kind, String clean) {
        (kind == LogEntry.Kind.CHUNK ? text : reasoning).append(clean);
        pending.add(kind, clean);
    }

    /** Ends it by a person's wish; what came so far is kept. */
    void stop() {
        end(new Outcome.Stopped());
    }

    /** Ends it in this way, unless it has ended already. */
    void end(Outcome decided) {
        LlmCall ended;
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            keep(LogEntry.Kind.REASONING, reasoningRules.finish());
            keep(LogEntry.Kind.CHUNK, textRules.finish());
            outcome = decided;
            endedAt = System.nanoTime();
            ended = call;
            notifyAll();
        }
        if (ended != null) {
            ended.close();
        }
        listener.pending(this, true);
    }

    /** Ends it without a trace: its log is no longer ours to write. */
    void abandon() {
        LlmCall ended;
        synchronized (this) {
            outcome = new Outcome.Interrupted();
            ended = call;
            notifyAll();
        }
        if (ended != null) {
            ended.close();
        }
    }

    /** What is to be written next, taken out; may be empty. */
    synchronized List<LogEntry> drain() {
        var entries = pending.drain(nextSeq);
        nextSeq += entries.size();
        notifyAll();
        return entries;
    }

    /** The end of the log, once there is an outcome and all text has been taken out. */
    synchronized Optional<Terminal> terminal() {
        return outcome == null || pending.length() > 0
                ? Optional.empty()
                : Optional.of(new Terminal(
                        generation.id(),
                        generation.messageId(),
                        outcome,
                        text.toString(),
                        reasoning.toString(),
                        nextSeq,
                        spent()));
    }

    private Spent spent() {
        var told = outcome instanceof Outcome.Completed completed ? completed.usage() : Optional.<TokenUsage>empty();
        var tokens = told.or(() -> estimate.of(reasoning.toString(), text.toString()));
        return new Spent(
                tokens,
                told.isEmpty() && tokens.isPresent(),
                Spent.cost(tokens, estimate.price()),
                Optional.ofNullable(firstToken),
                Optional.of(Duration.ofNanos(endedAt - startedAt)));
    }
}
