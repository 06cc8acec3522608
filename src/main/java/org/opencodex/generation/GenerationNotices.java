package org.opencodex.generation;

/** The topics on which servers tell each other of generations: see {@link org.opencodex.platform.Notice}. */
public final class GenerationNotices {
    /** Chat, generation: it has begun. */
    public static final String STARTED = "started";

    /** Generations: their logs have grown. */
    public static final String GREW = "grew";

    /** Chat, generation: it has ended. */
    public static final String ENDED = "ended";

    /** Generation: whoever runs it should stop. */
    static final String STOP = "stop";

    private GenerationNotices() {}
}
