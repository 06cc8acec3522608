package org.opencodex.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.platform.Nodes;

/** Hands on what is in the database: to the readers at this server, and word of it to the other servers. */
@ApplicationScoped
class Publisher {
    @Inject
    private LogReaders readers;

    @Inject
    private Nodes nodes;

    void started(Generation generation) {
        readers.started(generation);
        nodes.tell(GenerationNotices.STARTED, List.of(generation.chatId(), generation.id()));
    }

    void queued(Generation generation, int place) {
        readers.queued(generation, place);
    }

    void retrying(Generation generation, Duration delay) {
        readers.retrying(generation, delay);
    }

    /** What one flush wrote. Returns how many frames were given to sockets. */
    int appended(Map<Generation, List<LogEntry>> flushed) {
        var frames = 0;
        for (var one : flushed.entrySet()) {
            frames += readers.appended(one.getKey(), one.getValue());
        }
        if (nodes.others()) {
            nodes.tell(
                    GenerationNotices.GREW,
                    flushed.keySet().stream().map(Generation::id).toList());
        }
        return frames;
    }

    void closed(Generation generation, LogEntry terminal, AnswerStatus status) {
        readers.appended(generation, List.of(terminal));
        readers.ended(generation, status);
        nodes.tell(GenerationNotices.GREW, List.of(generation.id()));
        nodes.tell(GenerationNotices.ENDED, List.of(generation.chatId(), generation.id()));
    }
}
