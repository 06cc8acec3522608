package org.opencodex.bench;

import java.util.List;
import java.util.Map;

/**
 * One run of the {@link LoadClient}, with what the measured processes used meanwhile.
 *
 * @param figures the load client's; times in microseconds
 * @param cpuSeconds of each process, in the order in which they were named
 */
record Run(Map<String, Double> figures, List<Double> cpuSeconds) {
    private static final double MICROS = 1e6;

    double of(String name) {
        return figures.get(name);
    }

    double millis(String name) {
        return of(name) / 1_000;
    }

    double tokensPerSecond() {
        return of("tokens") / of("seconds");
    }

    double tokensPerFrame() {
        return of("tokens") / of("frames");
    }

    double cpuMicrosPerToken() {
        return cpuSeconds.stream().mapToDouble(Double::doubleValue).sum() * MICROS / of("tokens");
    }

    /** Of one of the processes. */
    double cpuMicrosPerToken(int process) {
        return cpuSeconds.get(process) * MICROS / of("tokens");
    }
}
