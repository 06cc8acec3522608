package org.opencodex.rig;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The answers of the {@link ScriptedLlm} to {@link Trial}s, and what became of the calls. */
public final class TrialAnswers {
    private static final long LOOK_MILLIS = 20;
    private static final long LIMIT_SECONDS = 30;

    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    /** What the model server saw of one question. */
    public static final class Call {
        private final AtomicInteger count = new AtomicInteger();
        private final CompletableFuture<Long> began = new CompletableFuture<>();
        private final CompletableFuture<Long> hungUp = new CompletableFuture<>();

        /** How often the question came. */
        public int count() {
            return count.get();
        }

        /** Waits until the question has come. */
        public void awaitBegin() throws InterruptedException {
            take(began, "The model was not asked.");
        }

        /** When the client closed the connection before the answer was complete, by {@link System#nanoTime}; waits for it. */
        public long awaitHangUp() throws InterruptedException {
            return take(hungUp, "The model is still read.");
        }

        private static long take(CompletableFuture<Long> moment, String otherwise) throws InterruptedException {
            try {
                return moment.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw new AssertionError(otherwise, e);
            }
        }
    }

    /** What became of a question; there before it is asked. */
    public Call call(Trial trial) {
        return calls.computeIfAbsent(trial.question(), question -> new Call());
    }

    void answer(HttpExchange exchange, Trial trial) throws IOException {
        var call = call(trial);
        call.count.incrementAndGet();
        call.began.complete(System.nanoTime());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var stream = exchange.getResponseBody();
        try {
            pause(stream, trial.firstDelay());
            for (var delta : trial.deltas()) {
                ScriptedLlm.send(stream, Wire.delta(delta));
                pause(stream, trial.gap());
            }
            ScriptedLlm.send(stream, Wire.finish("stop"));
            ScriptedLlm.send(stream, Wire.usage(trial.tokens()));
            ScriptedLlm.send(stream, "[DONE]");
            stream.close();
        } catch (IOException e) {
            call.hungUp.complete(System.nanoTime());
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only a write tells whether somebody still reads, so a long pause has comments in it, which clients ignore. */
    private static void pause(OutputStream stream, Duration length) throws IOException, InterruptedException {
        var left = length.toMillis();
        while (left > LOOK_MILLIS) {
            Thread.sleep(LOOK_MILLIS);
            left -= LOOK_MILLIS;
            stream.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
        Thread.sleep(left);
    }
}
