package org.opencodex.generation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.opencodex.chat.AnswerStatus;
import org.opencodex.chat.RunningAnswers.TextSoFar;
import org.opencodex.platform.Time;

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

    private static final String END = """
            update generation set status = ?, ended_at = ?
            where id = ? and owner = ? and (status in ('QUEUED', 'STREAMING') or status = ?)
            """;

    private static final String FILL = """
            update message set content = ?, reasoning = ?, status = ?, finish_reason = ?, usage = ? where id = ?
            """;

    private static final String CLOSE = """
            insert into generation_entry (generation_id, seq, kind, content) values (?, ?, ?, ?) on conflict do nothing
            """;

    private static final String START = """
            with started as (
                update generation set status = 'STREAMING'
                where id = ? and owner = ? and status = 'QUEUED' returning message_id)
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

    @Resource(lookup = "java:app/jdbc/opencodex")
    private DataSource dataSource;

    /** Marks a queued generation of ours as streaming. False if it no longer is queued: then it must not run. */
    boolean start(Generation generation) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(START)) {
            statement.setObject(1, generation.id());
            statement.setObject(2, Generation.THIS_BOOT);
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
            statement.setObject(2, Generation.THIS_BOOT);
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

    /**
     * Closes a log, ends its generation and fills its message, all or nothing. False if the generation was no longer
     * {@code owner}'s to end. A repeat after a commit whose answer was lost is true again.
     */
    boolean close(Terminal terminal, UUID owner) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var closed = close(connection, terminal, owner);
                connection.commit();
                return closed;
            } catch (SQLException e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection);
            }
        }
    }

    private static boolean close(Connection connection, Terminal terminal, UUID owner) throws SQLException {
        var status = terminal.outcome().status().name();
        if (update(connection, END, status, Time.now(), terminal.generationId(), owner, status) == 0) {
            return false;
        }
        update(
                connection,
                FILL,
                terminal.text(),
                terminal.reasoning().isEmpty() ? null : terminal.reasoning(),
                status,
                terminal.finishReason().orElse(null),
                terminal.usage().toString(),
                terminal.messageId());
        var entry = terminal.entry();
        update(
                connection,
                CLOSE,
                terminal.generationId(),
                entry.seq(),
                entry.kind().name(),
                entry.content());
        return true;
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static void rollBack(Connection connection, SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is gone; the pool will find out.
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
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(TEXT_SO_FAR)) {
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

    /** The running generations of earlier boots: message by generation, with the boot that owned each. */
    List<Orphan> orphans() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select id, message_id, owner from generation"
                        + " where status in ('QUEUED', 'STREAMING') and owner <> ?")) {
            statement.setObject(1, Generation.THIS_BOOT);
            var orphans = new ArrayList<Orphan>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    orphans.add(new Orphan(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, UUID.class),
                            rows.getObject(3, UUID.class)));
                }
            }
            return orphans;
        }
    }

    /** A generation whose server is gone. */
    record Orphan(UUID generationId, UUID messageId, UUID owner) {}
}
