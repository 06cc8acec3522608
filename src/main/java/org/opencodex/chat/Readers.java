package org.opencodex.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Those who read chats for longer than a request takes: whether they still may. */
@ApplicationScoped
@Transactional
public class Readers {
    private static final String WITHDRAWN = """
            select cast(reader.user_id as text), cast(reader.chat_id as text)
            from unnest(cast(?1 as uuid[]), cast(?2 as uuid[])) as reader (user_id, chat_id)
            where not exists (select 1 from chat_session c join reach r on r.project_id = c.project_id
                where c.id = reader.chat_id and r.user_id = reader.user_id)
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Somebody, and the chat that they read. */
    public record Reader(UUID userId, UUID chatId) {}

    /**
     * Of these, those for whom the chat is not there any more, in one query. One that is deleted counts as there, since its
     * readers are told that it is deleted.
     */
    public Set<Reader> withdrawn(Collection<Reader> readers) {
        if (readers.isEmpty()) {
            return Set.of();
        }
        var rows = entities.createNativeQuery(WITHDRAWN)
                .setParameter(1, array(readers, Reader::userId))
                .setParameter(2, array(readers, Reader::chatId))
                .getResultList();
        return ((List<?>) rows)
                .stream()
                        .map(Object[].class::cast)
                        .map(row -> new Reader(UUID.fromString((String) row[0]), UUID.fromString((String) row[1])))
                        .collect(Collectors.toSet());
    }

    /** As PostgreSQL writes an array. */
    private static String array(Collection<Reader> readers, Function<Reader, UUID> id) {
        return readers.stream().map(reader -> id.apply(reader).toString()).collect(Collectors.joining(",", "{", "}"));
    }
}
