package org.opencodex.platform;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** What a PUT changes: one step for each member that it names, and the version that it starts from, if it says so. */
public final class Edit<T> {
    private final List<Consumer<T>> steps = new ArrayList<>();
    private Integer startsFrom;

    /** For {@link Fields}: what to do with a member that is present and valid. */
    public <V> Consumer<V> set(BiConsumer<T, V> setter) {
        requireNonNull(setter, "setter");
        return value -> steps.add(target -> setter.accept(target, value));
    }

    /** The version that the client has seen. */
    public void startsFrom(int version) {
        startsFrom = version;
    }

    /**
     * Changes the target, whose row is locked and has the version {@code current}. Returns its next version; the same if
     * no member was named. Throws {@code conflict} if the client has seen another version; then nothing is changed.
     */
    public int apply(T target, int current) {
        if (startsFrom != null && startsFrom != current) {
            throw new OpenCodexException(
                    ErrorCode.CONFLICT,
                    "It has been changed meanwhile: you have version " + startsFrom + ", it is at " + current
                            + ". Nothing was changed; read it again and repeat your change.");
        }
        steps.forEach(step -> step.accept(target));
        return steps.isEmpty() ? current : current + 1;
    }
}
