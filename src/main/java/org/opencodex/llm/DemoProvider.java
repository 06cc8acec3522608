package org.opencodex.llm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A built-in stand-in for a model, so that the first run needs no key and shows everything. */
final class DemoProvider implements Provider {
    static final String ID = "demo";
    private static final String MODEL = "demo-1";

    private final Duration delay;

    DemoProvider(Duration delay) {
        this.delay = delay;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Demo (built in, no key needed)";
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public Optional<String> hint() {
        return Optional.empty();
    }

    @Override
    public String defaultModel() {
        return MODEL;
    }

    @Override
    public List<String> models() {
        return List.of(MODEL);
    }

    @Override
    public LlmCall stream(LlmRequest request, Consumer<LlmEvent> sink) {
        var guard = new StreamGuard(sink);
        var thread = Thread.ofVirtual().name("open-codex-demo").start(() -> speak(request, guard));
        return () -> {
            guard.close();
            thread.interrupt();
        };
    }

    private void speak(LlmRequest request, StreamGuard guard) {
        var words = DemoAnswer.to(request).split("(?<=\\s)(?=\\S)");
        var most = request.parameters().maxTokens().orElse(Integer.MAX_VALUE);
        var said = 0;
        try {
            for (var word : words) {
                if (said == most) {
                    break;
                }
                guard.text(word);
                said++;
                Thread.sleep(delay);
            }
        } catch (InterruptedException e) {
            return;
        }
        var reason = said < words.length ? FinishReason.LENGTH : FinishReason.STOP;
        var asked = request.turns().stream()
                .mapToInt(turn -> turn.content().split("\\s+").length)
                .sum();
        guard.complete(Optional.of(reason), Optional.of(new TokenUsage(asked, said)));
    }
}
