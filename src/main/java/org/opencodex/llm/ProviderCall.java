package org.opencodex.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.opencodex.problem.OpenCodexException;

/** One answer of a provider, asked for again while that can go unnoticed. */
final class ProviderCall implements LlmCall {
    private final HttpProvider provider;
    private final LlmRequest request;
    private final StreamGuard guard;
    private final ProviderFailures failures;
    private final Cancellation cancellation = new Cancellation();
    private long startedAt;

    ProviderCall(HttpProvider provider, LlmRequest request, StreamGuard guard) {
        this.provider = provider;
        this.request = request;
        this.guard = guard;
        this.failures = new ProviderFailures(provider.endpoint(), request.model());
    }

    void run() {
        try {
            provider.endpoint().lack().ifPresentOrElse(guard::fail, this::askInTurn);
        } catch (RuntimeException e) {
            guard.fail(ProviderFailures.ofMistake(e));
        } finally {
            if (!guard.ended()) {
                // Whatever langchain4j forgot to say, and whatever was thrown, the stream is over now.
                guard.complete(Optional.empty());
            }
        }
    }

    /** The clock begins with the turn: to wait for others is nobody's failure. */
    private void askInTurn() {
        try (var ticket = provider.ways().queue().enter(guard::queued)) {
            if (cancellation.covers(ticket::close) && ticket.await()) {
                startedAt = System.nanoTime();
                askUntilAnswered();
            }
        }
    }

    private void askUntilAnswered() {
        for (var retries = 0; ; retries++) {
            var failure = ask();
            if (failure.isEmpty()) {
                return;
            }
            var delay = guard.begun()
                    ? Optional.<Duration>empty()
                    : provider.ways().retries().after(retries, failure.get());
            if (delay.isEmpty()) {
                guard.fail(failure.get());
                return;
            }
            guard.retrying(delay.get());
            pause(delay.get());
            if (guard.ended()) {
                return;
            }
        }
    }

    /** The failure, if it is one that may pass; any other has been told. */
    private Optional<OpenCodexException> ask() {
        try (var watch = new StreamWatch(provider.ways().limits(), startedAt, new Alarm())) {
            var answer = new AnswerHandler(guard, failures, provider.adapter()::usage);
            var transport = new ProviderTransport(provider, this, watch, answer);
            var adapter = provider.adapter();
            adapter.model(provider.endpoint(), request, transport).chat(adapter.messages(request), answer);
            return transport.passing();
        }
    }

    private void pause(Duration delay) {
        var sleeper = Thread.currentThread();
        if (!cancellation.covers(() -> LockSupport.unpark(sleeper))) {
            return;
        }
        var until = System.nanoTime() + delay.toNanos();
        for (var left = delay.toNanos(); left > 0 && !guard.ended(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    StreamGuard guard() {
        return guard;
    }

    ProviderFailures failures() {
        return failures;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() {
        guard.close();
        cancellation.cancel();
    }

    private final class Alarm implements StreamWatch.Alarm {
        @Override
        public void silent(Duration limit) {
            // After the finish reason the end of the connection ends the stream, with the token counts that have come.
            if (!guard.isFinishing()) {
                guard.fail(failures.silent(limit));
            }
            cancellation.cancel();
        }

        @Override
        public void tooLong(Duration limit) {
            guard.fail(failures.tooLong(limit));
            cancellation.cancel();
        }
    }
}
