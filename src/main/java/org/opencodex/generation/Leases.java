package org.opencodex.generation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.opencodex.platform.Node;

/**
 * Who may run a generation, in SQL and by the database's clock: its owner, for 10 s after each renewal. The lease says only
 * when somebody else may end a generation; that no two write one log is held by the fence in {@link LogEntries}.
 */
@ApplicationScoped
class Leases {
    private static final String RENEW = """
            update generation g set lease_until = now() + interval '10 seconds'
            where id = any (?) and owner = ? and status in ('QUEUED', 'STREAMING')
            returning id, stop_requested or exists
                (select 1 from chat_session c where c.id = g.chat_session_id and c.deleted_at is not null)
                or not exists
                (select 1 from chat_session c join reach r on r.project_id = c.project_id
                    where c.id = g.chat_session_id and r.user_id = g.asked_by and r.role in ('EDITOR', 'OWNER'))
            """;

    private static final String EXPIRED = """
            select id, message_id, owner from generation
            where status in ('QUEUED', 'STREAMING') and owner <> ? and lease_until < now()
            order by id limit 1000
            """;

    private static final String OF_OWNERS = """
            select id, message_id, owner from generation
            where status in ('QUEUED', 'STREAMING') and owner = any (?)
            order by id
            """;

    private static final String OWNERS = """
            select distinct owner from generation where status in ('QUEUED', 'STREAMING')
            """;

    private static final String REQUEST_STOP = """
            update generation set stop_requested = true where id = ? and status in ('QUEUED', 'STREAMING')
            """;

    @Resource(lookup = "java:app/jdbc/opencodex")
    private DataSource dataSource;

    /** A generation whose server is gone. */
    record Orphan(UUID generationId, UUID messageId, UUID owner) {}

    /**
     * Renews the leases of this server's generations. Returns those that still run, each with whether it should stop, by
     * a person's wish, because its chat is deleted, or because who asked may ask there no longer; the others are no longer
     * ours.
     */
    Map<UUID, Boolean> renew(Collection<UUID> generationIds) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(RENEW)) {
            statement.setArray(1, connection.createArrayOf("uuid", generationIds.toArray()));
            statement.setObject(2, Node.ID);
            Map<UUID, Boolean> ours = new HashMap<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ours.put(rows.getObject(1, UUID.class), rows.getBoolean(2));
                }
            }
            return ours;
        }
    }

    /** The generations of others whose lease has run out. */
    List<Orphan> expired() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(EXPIRED)) {
            statement.setObject(1, Node.ID);
            try (var rows = statement.executeQuery()) {
                return orphans(rows);
            }
        }
    }

    /** What these servers run, or ran. */
    List<Orphan> of(Set<UUID> owners) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(OF_OWNERS)) {
            statement.setArray(1, connection.createArrayOf("uuid", owners.toArray()));
            try (var rows = statement.executeQuery()) {
                return orphans(rows);
            }
        }
    }

    private static List<Orphan> orphans(ResultSet rows) throws SQLException {
        List<Orphan> orphans = new ArrayList<>();
        while (rows.next()) {
            orphans.add(new Orphan(
                    rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getObject(3, UUID.class)));
        }
        return orphans;
    }

    /** The servers that run, or ran, what is not ended. */
    Set<UUID> owners() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(OWNERS);
                var rows = statement.executeQuery()) {
            Set<UUID> owners = new HashSet<>();
            while (rows.next()) {
                owners.add(rows.getObject(1, UUID.class));
            }
            return owners;
        }
    }

    /** Asks whichever server runs it to stop. False if it runs no longer. */
    boolean requestStop(UUID generationId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(REQUEST_STOP)) {
            statement.setObject(1, generationId);
            return statement.executeUpdate() == 1;
        }
    }
}
