package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Secrets that are known to the tests, and where they came to light (I-14). Whatever a client of the rig is told is looked
 * through as it comes, and after each class of tests what the servers printed and what is in the database.
 */
public final class Canaries {
    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    private Canaries() {}

    /** Makes a text a secret for the rest of the run; returns it. */
    public static String plant(String secret) {
        SECRETS.add(secret);
        return secret;
    }

    /** Looks through what came from {@code where}; returns it. */
    static String look(String where, String text) {
        SECRETS.stream().filter(text::contains).forEach(secret -> FOUND.add(where + " holds \"" + secret + "\""));
        return text;
    }

    /** Fails if a secret came to light since the last time. */
    public static void requireNoneAbroad(Rig rig) {
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
                look(log.toString(), Files.readString(log));
            }
        }
    }

    private static void lookAt(Connection connection) throws SQLException {
        for (var table : tables(connection)) {
            // The name is out of the database's own catalogue.
            var sql = "select count(*) from \"" + table + "\" t where position(? in cast(t as text)) > 0";
            try (var statement = connection.prepareStatement(sql)) {
                for (var secret : SECRETS) {
                    statement.setString(1, secret);
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        if (rows.getLong(1) > 0) {
                            FOUND.add("the table " + table + " holds \"" + secret + "\"");
                        }
                    }
                }
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
