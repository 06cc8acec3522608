package org.opencodex.generation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.RunningAnswers.TextSoFar;
import org.opencodex.platform.Node;
import org.opencodex.problem.OpenCodexException;

/**
 * The logs in the database, in SQL: a flush is one statement for all live generations. Every write is fenced: it goes in
 * only where the generation still runs and is ours.
 */
@ApplicationScoped
class LogEntries {
    /** The lock keeps anybody else from ending a generation between our look at it and our commit. */
    private static final String APPEND = """
            with live as (
                select id from generation
                where id = any (?) and status = 'STREAMING' and owner = ?
                order by id for share)
            insert into generation_entry (generation_id, seq, kind, content)
            select e.generation_id, e.seq, e.kind, e.content
            from unnest(?, ?, ?, ?) as e (generation_id, seq, kind, content) join live on live.id = e.generation_id
            -- A repeat, after a commit whose answer was lost, returns the rows as the first did.
            on conflict (generation_id, seq) do update set content = excluded.content
            returning generation_id
            """;

    private static final String START = """
            with started as (
                update generation g set status = 'STREAMING', lease_until = now() + interval '10 seconds'
                where id = ? and owner = ? and status = 'QUEUED' and not stop_requested
                    and exists (select 1 from chat_session c where c.id = g.chat_session_id and c.deleted_at is null)
                returning message_id)
            update message set status = 'STREAMING' where id in (select message_id from started)
            """;

    /** Subqueries of one statement see one snapshot, so text and number belong together. */
    private static final String TEXT_SO_FAR = """
            select g.status,
                coalesce((select string_agg(content, '' order by seq) from generation_entry e
                    where e.generation_id = g.id and e.kind = 'CHUNK'), ''),
                coalesce((select string_agg(content, '' order by seq) from generation_entry e
                    where e.generation_id = g.id and e.kind = 'REASONING'), ''),
                coalesce((select max(seq) from generation_entry e where e.generation_id = g.id), 0)
            from generation g where g.id = ? and g.status in ('QUEUED', 'STREAMING')
            """;

    private static final String POSITION = """
            select g.status, g.log_trimmed,
                coalesce((select max(seq) from generation_entry e where e.generation_id = g.id), 0),
                encode(sha256(convert_to(coalesce((select string_agg(content, '' order by seq)
                    from generation_entry e
                    where e.generation_id = g.id and e.kind = 'CHUNK' and e.seq <= ?), ''), 'UTF8')), 'hex')
            from generation g where g.id = ?
            """;

    private static final String AFTER_SEVERAL = """
            select e.generation_id, e.seq, e.kind, e.content
            from unnest(?, ?) as known (id, seq)
            join generation_entry e on e.generation_id = known.id and e.seq > known.seq
            order by e.generation_id, e.seq limit ?
            """;

    /** Logs are for those who are about to come back; the message has the text for good. The terminal entry stays. */
    private static final String TRIM = """
            with old as (
                update generation set log_trimmed = true
                where id in (select id from generation
                    where ended_at < now() - make_interval(secs => ?) and not log_trimmed
                    order by ended_at limit 500 for update skip locked)
                returning id)
            delete from generation_entry e using old
            where e.generation_id = old.id and e.kind in ('CHUNK', 'REASONING')
            """;

    @Resource(lookup = "java:app/jdbc/opencodex")
    private DataSource dataSource;

    /** Marks a queued generation of ours as streaming. False if it no longer is queued: then it must not run. */
    boolean start(Generation generation) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(START)) {
            statement.setObject(1, generation.id());
            statement.setObject(2, Node.ID);
            return statement.executeUpdate() == 1;
        }
    }

    /** Appends to several logs in one go. Returns the generations that took it; the others are no longer ours. */
    Set<UUID> append(Map<UUID, List<LogEntry>> batch) throws SQLException {
        var ids = new ArrayList<UUID>();
        var seqs = new ArrayList<Integer>();
        var kinds = new ArrayList<String>();
        var contents = new ArrayList<String>();
        batch.forEach((id, entries) -> entries.forEach(entry -> {
            ids.add(id);
            seqs.add(entry.seq());
            kinds.add(entry.kind().name());
            contents.add(entry.content());
        }));
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(APPEND)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", batch.keySet().toArray()));
            statement.setObject(2, Node.ID);
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            statement.setArray(4, connection.createArrayOf("int4", seqs.toArray()));
            statement.setArray(5, connection.createArrayOf("text", kinds.toArray()));
            statement.setArray(6, connection.createArrayOf("text", contents.toArray()));
            var taken = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getObject(1, UUID.class));
                }
            }
            return taken;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** At most {@code limit} entries after {@code seq}, in order. */
    List<LogEntry> after(UUID generationId, int seq, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select seq, kind, content from generation_entry"
                        + " where generation_id = ? and seq > ? order by seq limit ?")) {
            set(statement, generationId, seq, limit);
            var entries = new ArrayList<LogEntry>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    /** What several logs have after the number given for each, in order; at most {@code limit} entries in all. */
    Map<UUID, List<LogEntry>> after(Map<UUID, Integer> seqs, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(AFTER_SEVERAL)) {
            var ids = List.copyOf(seqs.keySet());
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf("int4", ids.stream().map(seqs::get).toArray()));
            statement.setInt(3, limit);
            Map<UUID, List<LogEntry>> entries = new HashMap<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new LogEntry(
                                    rows.getInt(2), LogEntry.Kind.valueOf(rows.getString(3)), rows.getString(4)));
                }
            }
            return entries;
        }
    }

    /** The place of a reader who has the entries up to and with {@code seq}. */
    LogPosition position(UUID generationId, int seq) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(POSITION)) {
            set(statement, seq, generationId);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw OpenCodexException.notFound("generation");
                }
                return new LogPosition(
                        AnswerStatus.valueOf(row.getString(1)), row.getBoolean(2), row.getInt(3), row.getString(4));
            }
        }
    }

    /** Trims some of the logs that were closed longer ago than this. Returns how many entries went. */
    int trim(Duration age) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(TRIM)) {
            statement.setDouble(1, age.toMillis() / 1000.0);
            return statement.executeUpdate();
        }
    }

    /** The entry that closed a log; empty while it is open. */
    Optional<LogEntry> terminal(UUID generationId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select seq, kind, content from generation_entry"
                        + " where generation_id = ? and kind in ('END', 'ERROR')")) {
            statement.setObject(1, generationId);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(row.getInt(1), LogEntry.Kind.valueOf(row.getString(2)), row.getString(3));
    }

    /** What a running generation has written; empty if it runs no longer. */
    Optional<TextSoFar> textSoFar(UUID generationId) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return textSoFar(connection, generationId);
        }
    }

    /** As above, within a transaction. */
    Optional<TextSoFar> textSoFar(Connection connection, UUID generationId) throws SQLException {
        try (var statement = connection.prepareStatement(TEXT_SO_FAR)) {
            statement.setObject(1, generationId);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new TextSoFar(
                                AnswerStatus.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4)))
                        : Optional.empty();
            }
        }
    }
}
