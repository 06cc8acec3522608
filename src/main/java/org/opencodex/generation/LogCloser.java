package org.opencodex.generation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.opencodex.platform.Ids;
import org.opencodex.platform.SqlTransaction;

/** Ends generations in the database: the log is closed, the row and the message get their last state, all or nothing. */
@ApplicationScoped
class LogCloser {
    private static final String END = """
            update generation set status = ?, ended_at = now()
            where id = ? and owner = ? and (status in ('QUEUED', 'STREAMING') or status = ?)
            """;

    private static final String FILL = """
            update message set content = ?, reasoning = ?, status = ?, finish_reason = ?, usage = ?
            where id = ?
            """;

    private static final String CLOSE = """
            insert into generation_entry (generation_id, seq, kind, content) values (?, ?, ?, ?) on conflict do nothing
            """;

    private static final String CHARGE = """
            insert into usage_entry (id, at, user_id, project_id, chat_id, provider, model, status, input_tokens,
                output_tokens, cached_tokens, reasoning_tokens, estimated, cost, first_token_ms, duration_ms)
            select ?::uuid, now(), g.asked_by, c.project_id, c.id, g.provider, g.model, ?, ?::integer, ?::integer,
                ?::integer, ?::integer, ?, ?::numeric, ?::integer, ?::integer
            from generation g join chat_session c on c.id = g.chat_session_id where g.id = ?
            on conflict do nothing
            """;

    private static final String TOUCH = """
            update chat_session set last_active_at = now()
            where id = (select chat_session_id from generation where id = ?)
            """;

    /** Of an entry that is no answer. */
    private static final String TITLE = "TITLE";

    /** With the row locked its owner cannot append any more, so the text that is read next is all there will be. */
    private static final String LOCK = """
            select 1 from generation
            where id = ? and owner = ? and status in ('QUEUED', 'STREAMING') and (? or lease_until < now())
            for update
            """;

    @Resource(lookup = "java:app/jdbc/opencodex")
    private DataSource dataSource;

    @Inject
    private LogEntries log;

    /**
     * Ends a generation of {@code owner}'s. False if it was no longer its to end. A repeat after a commit whose answer was
     * lost is true again.
     */
    boolean close(Terminal terminal, UUID owner) throws SQLException {
        return SqlTransaction.run(dataSource, connection -> close(connection, terminal, owner));
    }

    /**
     * Ends a generation whose server is gone, with the text it has. Empty if it has ended already, or if its lease has been
     * renewed and the server is not {@code certainlyDead}.
     */
    Optional<Terminal> interrupt(Leases.Orphan orphan, boolean certainlyDead) throws SQLException {
        return SqlTransaction.run(dataSource, connection -> {
            if (!lock(connection, orphan, certainlyDead)) {
                return Optional.empty();
            }
            var written = log.textSoFar(connection, orphan.generationId());
            if (written.isEmpty()) {
                return Optional.empty();
            }
            var terminal = new Terminal(
                    orphan.generationId(),
                    orphan.messageId(),
                    new Outcome.Interrupted(),
                    written.get().content(),
                    written.get().reasoning(),
                    written.get().upToSeq() + 1,
                    Spent.UNKNOWN);
            return close(connection, terminal, orphan.owner()) ? Optional.of(terminal) : Optional.empty();
        });
    }

    private static boolean lock(Connection connection, Leases.Orphan orphan, boolean certainlyDead)
            throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            set(statement, orphan.generationId(), orphan.owner(), certainlyDead);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean close(Connection connection, Terminal terminal, UUID owner) throws SQLException {
        var status = terminal.outcome().status().name();
        if (update(connection, END, status, terminal.generationId(), owner, status) == 0) {
            return false;
        }
        update(
                connection,
                FILL,
                terminal.text(),
                terminal.reasoning().isEmpty() ? null : terminal.reasoning(),
                status,
                terminal.finishReason().orElse(null),
                terminal.spent().json().toString(),
                terminal.messageId());
        charge(connection, new Charge(terminal.generationId(), terminal.generationId(), status), terminal.spent());
        var entry = terminal.entry();
        update(
                connection,
                CLOSE,
                terminal.generationId(),
                entry.seq(),
                entry.kind().name(),
                entry.content());
        update(connection, TOUCH, terminal.generationId());
        return true;
    }

    /** Enters what the title took that was asked for after this generation. */
    void chargeTitle(UUID generationId, Spent spent) throws SQLException {
        SqlTransaction.run(dataSource, connection -> {
            charge(connection, new Charge(Ids.next(), generationId, TITLE), spent);
            return null;
        });
    }

    /** What is entered in the ledger under {@code id}, on account of a generation. */
    private record Charge(UUID id, UUID generationId, String status) {}

    private static void charge(Connection connection, Charge charge, Spent spent) throws SQLException {
        update(
                connection,
                CHARGE,
                charge.id(),
                charge.status(),
                spent.inputTokens(),
                spent.outputTokens(),
                spent.cachedTokens(),
                spent.reasoningTokens(),
                spent.estimated(),
                spent.cost().orElse(null),
                Spent.millis(spent.firstToken()),
                Spent.millis(spent.duration()),
                charge.generationId());
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
}
