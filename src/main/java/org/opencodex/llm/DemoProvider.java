package org.opencodex.llm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A built-in stand-in for a model, so that the first run needs no key and shows everything. */
final class DemoProvider implements Provider {
    private final Duration delay;

    DemoProvider(Duration delay) {
        this.delay = delay;
    }

    @Override
    public LlmCall stream(LlmRequest request, LlmSink sink) {
        var guard = new StreamGuard(sink);
        var thread = ProviderThread.start("open-codex-demo", () -> speak(request, guard));
        return () -> {
            guard.close();
            // Not an interrupt: that could hit the sink in the middle of its work.
            LockSupport.unpark(thread);
        };
    }

    private void speak(LlmRequest request, StreamGuard guard) {
        var answer = DemoAnswer.to(request);
        var words = stopped(answer, request.parameters().stop()).split("(?<=\\s)(?=\\S)");
        var most = Math.min(words.length, request.parameters().maxTokens().orElse(Integer.MAX_VALUE));
        for (var said = 0; said < most && !guard.ended(); said++) {
            guard.text(words[said]);
            pause(guard);
        }
        guard.finishing(most < words.length ? FinishReason.LENGTH : FinishReason.STOP);
        if (!guard.ended()) {
            guard.complete(Optional.of(new TokenUsage(words(request), most)));
        }
    }

    /** As models do it: the answer ends before the first stop sequence, which is not part of it. */
    private static String stopped(String answer, List<String> sequences) {
        var end = sequences.stream()
                .mapToInt(answer::indexOf)
                .filter(at -> at >= 0)
                .min();
        return answer.substring(0, end.orElse(answer.length()));
    }

    private void pause(StreamGuard guard) {
        var until = System.nanoTime() + delay.toNanos();
        for (var left = delay.toNanos(); left > 0 && !guard.ended(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static int words(LlmRequest request) {
        return request.turns().stream()
                .mapToInt(turn -> turn.content().split("\\s+").length)
                .sum();
    }
}
