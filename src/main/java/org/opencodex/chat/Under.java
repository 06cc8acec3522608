package org.opencodex.chat;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Where in a chat's tree a new message goes (contract, part C). */
public sealed interface Under {
    /** Under the leaf on show, if there is a message at all. */
    record Leaf() implements Under {}

    /** Beside the first message. */
    record Root() implements Under {}

    /** Under this message; beside those that are there already. */
    record Parent(UUID messageId) implements Under {
        public Parent {
            requireNonNull(messageId, "messageId");
        }
    }
}
