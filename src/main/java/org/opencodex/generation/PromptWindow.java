package org.opencodex.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.opencodex.llm.LlmRequest;
import org.opencodex.llm.TokenCounter;

/** What fits into a model's window: what must be said, and then as many whole turns as there is room for, newest first. */
final class PromptWindow {
    private final TokenCounter counter;
    private final OptionalInt room;
    private final List<LlmRequest.Turn> first = new ArrayList<>();
    private final List<List<LlmRequest.Turn>> earlier = new ArrayList<>();
    private final List<LlmRequest.Turn> last = new ArrayList<>();
    private int used;

    /** {@code room} is in tokens; empty is without end. */
    PromptWindow(TokenCounter counter, OptionalInt room) {
        this.counter = counter;
        this.room = room;
    }

    /** Must be there, before all else. */
    void begin(LlmRequest.Turn turn) {
        first.add(turn);
        used += count(turn);
    }

    /** Must be there, after all else. */
    void end(LlmRequest.Turn turn) {
        last.add(turn);
        used += count(turn);
    }

    /** Whether what must be there fits. */
    boolean fits() {
        return room.isEmpty() || used <= room.getAsInt();
    }

    /** Puts a whole turn, oldest first, before those that were taken; false if there is no room for it. */
    boolean take(List<LlmRequest.Turn> turn) {
        if (room.isEmpty()) {
            earlier.add(List.copyOf(turn));
            return true;
        }
        var cost = turn.stream().mapToInt(this::count).sum();
        if (used + cost > room.getAsInt()) {
            return false;
        }
        used += cost;
        earlier.add(List.copyOf(turn));
        return true;
    }

    private int count(LlmRequest.Turn turn) {
        return room.isEmpty() ? 0 : counter.ofMessage(turn.content());
    }

    /** Oldest first. */
    List<LlmRequest.Turn> turns() {
        var turns = new ArrayList<>(first);
        earlier.reversed().forEach(turns::addAll);
        turns.addAll(last);
        return turns;
    }

    /** Tokens of what was taken, as far as they were counted. */
    int used() {
        return used;
    }
}
