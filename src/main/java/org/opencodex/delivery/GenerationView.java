package org.opencodex.delivery;

import org.opencodex.chat.MessageView;
import org.opencodex.generation.Begun;

/** An answer that was asked for. {@code userMessage} is null where none was stored, {@code message} holds the answer. */
public record GenerationView(MessageView userMessage, MessageView message, String generationId) {
    static GenerationView of(Begun begun) {
        return new GenerationView(
                begun.question().orElse(null),
                begun.answer(),
                begun.generation().id().toString());
    }
}
