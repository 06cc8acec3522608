package org.opencodex.platform;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/**
 * Another server on the same database has done something. Ids only: whoever is concerned reads the rows.
 *
 * @param topic one word, such as {@code log}
 */
public record Notice(String topic, List<UUID> ids) {
    public Notice {
        requireNonNull(topic, "topic");
        ids = List.copyOf(ids);
    }
}
