package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Fault;
import org.opencodex.rig.FaultyLlm;
import org.opencodex.rig.Trials;
import org.opencodex.rig.WireFormat;

/**
 * I-2: whatever the provider does, the answer ends once, in time and with the right code, is complete only if the provider
 * said so, and its connection is closed.
 */
class OneTerminalStateTest {
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration TOTAL = Duration.ofSeconds(6);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int LINE = 64 * 1024;
    private static final StreamLimits LIMITS = new StreamLimits(IDLE, IDLE, IDLE, TOTAL, 8 * 1024 * 1024, LINE);
    private static final Retries RETRIES = new Retries(2, List.of(Duration.ofMillis(5)));
    private static final int AT_A_TIME = 60;
    private static final int EACH = 3;
    private static final int EACH_IN_LONG = 65;

    /** A fault of one API. */
    private record Cell(Fault fault, WireFormat wire) {
        static List<Cell> all() {
            var cells = new ArrayList<Cell>();
            for (var wire : WireFormat.values()) {
                for (var fault : Fault.values()) {
                    cells.add(new Cell(fault, wire));
                }
            }
            return cells;
        }

        HttpProvider provider(URI baseUrl) {
            return Calls.provider(Calls.endpoint(Calls.id(wire), baseUrl, Optional.of("key")), LIMITS, RETRIES);
        }
    }

    @Test
    void exactlyOneTerminalStateWhateverTheProviderDoes() throws InterruptedException {
        var cells = Cell.all();
        Trials.of("I-2 one terminal state", cells.size() * EACH, cells.size() * EACH_IN_LONG, AT_A_TIME)
                .run((random, number) -> play(cells.get(number % cells.size()), random));
    }

    private static void play(Cell cell, Random random) throws InterruptedException {
        var events = new CopyOnWriteArrayList<LlmEvent>();
        var ended = new CountDownLatch(1);
        var endedAt = new AtomicLong();
        try (var llm = new FaultyLlm(cell.wire, cell.fault, LINE, random.nextLong())) {
            var startedAt = System.nanoTime();
            cell.provider(llm.baseUrl()).stream(Calls.ask("hello"), event -> {
                events.add(event);
                if (Calls.isTerminal(event)) {
                    endedAt.compareAndSet(0, System.nanoTime());
                    ended.countDown();
                } else if (!(event instanceof LlmEvent.Retrying)) {
                    llm.firstDeltaRead();
                }
            });
            var came = ended.await(TOTAL.plus(GRACE).toSeconds(), TimeUnit.SECONDS);
            assertThat(came).as("%s ends", cell).isTrue();
            llm.awaitNoConnection();
            check(cell, events);
            var limit = cell.fault == Fault.NOTHING_BUT_COMMENTS ? TOTAL : IDLE;
            assertThat(Duration.ofNanos(endedAt.get() - startedAt))
                    .as("%s", cell)
                    .isLessThan(limit.plus(GRACE));
            var asked = cell.fault == Fault.CONNECTION_REFUSED ? 0 : 1 + retries(cell.fault);
            assertThat(llm.requests()).as("%s asks", cell).isEqualTo(asked);
        }
    }

    private static int retries(Fault fault) {
        return fault.mayPass() ? RETRIES.most() : 0;
    }

    private static void check(Cell cell, List<LlmEvent> events) {
        assertThat(events).filteredOn(Calls::isTerminal).as("%s ends", cell).hasSize(1);
        assertThat(events)
                .filteredOn(LlmEvent.Retrying.class::isInstance)
                .as("%s", cell)
                .hasSize(retries(cell.fault));
        var code = cell.fault.outcome(cell.wire);
        if (code.isPresent()) {
            assertThat(Calls.failure(events).code()).as("%s", cell).isEqualTo(code.get());
        } else {
            assertThat(Calls.completed(events).finishReason().name().toLowerCase(Locale.ROOT))
                    .as("%s", cell)
                    .isEqualTo(cell.fault.finishReason());
        }
    }
}
