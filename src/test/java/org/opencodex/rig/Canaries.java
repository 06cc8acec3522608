package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Secrets that are known to the tests, and where they came to light (I-14). Whatever a client of the rig is told is looked
 * through as it comes, and after each class of tests what the servers printed and wrote into the database since the last
 * time.
 */
public final class Canaries {
    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final TextsWithin SEARCH = new TextsWithin();
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    /** Bytes of each log, and transactions of each database, that were looked through. */
    private static final Map<String, Integer> READ = new ConcurrentHashMap<>();

    private static final Map<String, Long> SEEN = new ConcurrentHashMap<>();

    private Canaries() {}

    /** Makes a text of 8 characters or more a secret for the rest of the run; returns it. */
    public static String plant(String secret) {
        if (SECRETS.add(secret)) {
            SEARCH.add(secret);
        }
        return secret;
    }

    /** Looks through what came from {@code where}; returns it. */
    static String look(String where, String text) {
        SEARCH.of(text).forEach(secret -> FOUND.add(where + " holds \"" + secret + "\""));
        return text;
    }

    /** Fails if a secret came to light since the last time. */
    public static synchronized void requireNoneAbroad(Rig rig) {
        try {
            lookAtLogs();
            for (var database : rig.connectToAll()) {
                try (database) {
                    lookAt(database);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var found = List.copyOf(FOUND);
        FOUND.clear();
        if (!found.isEmpty()) {
            throw new AssertionError("Secrets came to light: " + String.join("; ", found));
        }
    }

    private static void lookAtLogs() throws IOException {
        try (var files = Files.walk(AppServer.target().resolve("rig"), 2)) {
            for (var log : files.filter(file -> file.endsWith("server.log")).toList()) {
                lookAtLog(log);
            }
        }
    }

    /** From the end of the last whole line that was looked at. */
    private static void lookAtLog(Path log) throws IOException {
        // A later server of the same name begins a file of its own.
        var file = log + " of " + Files.getAttribute(log, "creationTime");
        var bytes = Files.readAllBytes(log);
        var begin = READ.getOrDefault(file, 0);
        look(log.toString(), new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8));
        var end = bytes.length;
        while (end > begin && bytes[end - 1] != '\n') {
            end--;
        }
        READ.put(file, end);
    }

    private static void lookAt(Connection connection) throws SQLException {
        var url = connection.getMetaData().getURL();
        var from = SEEN.getOrDefault(url, 0L);
        // Asked before: what is written meanwhile is looked at next time.
        var next = oldestUnderWay(connection);
        connection.setAutoCommit(false);
        for (var table : tables(connection)) {
            // The name is out of the database's own catalogue.
            var sql = "select cast(t as text) from \"" + table + "\" t where cast(cast(t.xmin as text) as bigint) >= ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(1_000);
                statement.setLong(1, from);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        look("the table " + table, rows.getString(1));
                    }
                }
            }
        }
        SEEN.put(url, next);
    }

    private static long oldestUnderWay(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
