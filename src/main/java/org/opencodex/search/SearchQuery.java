package org.opencodex.search;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.opencodex.platform.Paging;

/** What is looked for; days are of UTC, both ends included. */
record SearchQuery(
        String words,
        Optional<UUID> project,
        Optional<UUID> chat,
        Optional<String> role,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Paging paging) {
    SearchQuery {
        requireNonNull(words, "words");
        requireNonNull(paging, "paging");
    }
}
