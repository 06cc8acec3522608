package org.opencodex.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * The connection on which a server hears of the others: {@code LISTEN} needs one of its own, beside the pool. It also
 * shows that the server lives, by its row and by a lock that ends with the connection.
 */
final class NoticeLine implements AutoCloseable {
    static final String CHANNEL = "opencodex";
    private static final int POLL_MILLIS = 1_000;

    private static final String SEEN = "insert into server_node (id, seen_at) values (?, now())"
            + " on conflict (id) do update set seen_at = excluded.seen_at";
    private static final String OTHERS =
            "select count(*) from server_node where id <> ? and seen_at > now() - interval '10 seconds'";
    private static final String FORGET = "delete from server_node where seen_at < now() - interval '1 minute'";
    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtextextended(?, 0))";

    private final Connection connection;

    private NoticeLine(Connection connection) {
        this.connection = connection;
    }

    static NoticeLine open() throws SQLException {
        var line = new NoticeLine(Database.connect());
        try (var statement = line.connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        line.ask(LOCK, Node.ID.toString());
        line.seen();
        // Whoever thought they were alone notifies us from now on.
        line.greet();
        return line;
    }

    private void greet() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, "hello " + Node.ID);
            statement.execute();
        }
    }

    /** Says that we live. Returns whether others do, too. */
    boolean seen() throws SQLException {
        update(SEEN, Node.ID);
        update(FORGET);
        try (var statement = connection.prepareStatement(OTHERS)) {
            statement.setObject(1, Node.ID);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    /** Of these servers, those that hold their lock no longer. */
    Set<UUID> dead(Set<UUID> nodes) throws SQLException {
        Set<UUID> dead = new HashSet<>();
        for (var node : nodes) {
            if (!node.equals(Node.ID) && ask(LOCK, node.toString())) {
                ask(UNLOCK, node.toString());
                dead.add(node);
            }
        }
        return dead;
    }

    /** Waits about a second for notices of others. */
    List<Notice> await() throws SQLException {
        var arrived = connection.unwrap(PGConnection.class).getNotifications(POLL_MILLIS);
        return arrived == null
                ? List.of()
                : Arrays.stream(arrived)
                        .map(notification -> parse(notification.getParameter()))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** {@code topic node id id …}; empty for our own. */
    static Optional<Notice> parse(String payload) {
        var words = payload.split(" ");
        if (words.length < 2 || words[1].equals(Node.ID.toString())) {
            return Optional.empty();
        }
        List<UUID> ids = new ArrayList<>();
        for (var i = 2; i < words.length; i++) {
            Ids.parse(words[i]).ifPresent(ids::add);
        }
        return Optional.of(new Notice(words[0], ids));
    }

    private boolean ask(String sql, String key) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Leaves for good. */
    void leave() throws SQLException {
        update("delete from server_node where id = ?", Node.ID);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
