package org.opencodex.llm;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.opencodex.platform.JsonDialect;

/**
 * Anthropic's stream: complete only at {@code message_stop}, with the reason that {@code message_delta} gave before.
 * langchain4j passes over events without a name, over data that is no object, and over deltas of a block that is not
 * open: text would be lost and the answer called complete.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/streaming">Streaming Messages</a>
 */
final class AnthropicDialect implements StreamDialect {
    private final Set<Integer> open = new HashSet<>();
    private Optional<FinishReason> reason = Optional.empty();

    @Override
    public StreamSignal read(EventStream.Event event) {
        var data = event.data();
        if ("[DONE]".equals(data.strip())) {
            // Of gateways that speak OpenAI's API as well.
            return StreamSignal.NONE;
        }
        JsonObject object;
        try {
            object = JsonDialect.read(data);
        } catch (RuntimeException e) {
            // Of more kinds than the interface says: nesting too deep is none of JsonException's.
            return "error".equals(event.event()) ? StreamSignal.ERROR : StreamSignal.UNREADABLE;
        }
        if (event.event() == null) {
            event.name(object.getString("type", ""));
        }
        return switch (event.event()) {
            case "error" -> StreamSignal.ERROR;
            case "content_block_start" -> started(object);
            case "content_block_delta" -> delta(object);
            case "content_block_stop" -> stopped(object);
            case "message_delta" -> finishing(object);
            case "message_stop" -> StreamSignal.end(reason);
            default -> StreamSignal.NONE;
        };
    }

    private StreamSignal started(JsonObject event) {
        open.add(event.getInt("index", -1));
        return StreamSignal.NONE;
    }

    /** What follows the stop reason is not part of the answer. */
    private StreamSignal delta(JsonObject event) {
        return reason.isPresent() || open.contains(event.getInt("index", -1))
                ? StreamSignal.NONE
                : StreamSignal.UNREADABLE;
    }

    private StreamSignal stopped(JsonObject event) {
        open.remove(event.getInt("index", -1));
        return StreamSignal.NONE;
    }

    private StreamSignal finishing(JsonObject event) {
        if (event.get("delta") instanceof JsonObject delta && delta.get("stop_reason") instanceof JsonString said) {
            reason = Optional.of(FinishReason.said(said.getString()));
        }
        return StreamSignal.NONE;
    }
}
