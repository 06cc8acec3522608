package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The quick-start build on Payara Micro, with the embedded database in a data folder of its own. */
public final class QuickStart implements AutoCloseable {
    private static final String USER = "opencodex";

    private final Path data;
    private final AppServer server;

    private QuickStart(Path data, AppServer server) {
        this.data = data;
        this.server = server;
    }

    public static QuickStart start() {
        var data = AppServer.folder("quickstart-data");
        var kind = ServerKind.payaraMicro("open-codex-quickstart.war");
        return new QuickStart(data, AppServer.start(kind, "quickstart", Map.of("OPENCODEX_DATA_DIR", data.toString())));
    }

    public AppServer server() {
        return server;
    }

    public Api api() {
        return server.api();
    }

    /** With the password that the server has made. */
    public Connection connect() throws SQLException {
        try {
            return connect(Files.readString(data.resolve("postgres.password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect(String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", USER, password);
    }

    /** Who may come in and how, as the server reads it. */
    public List<String> authenticationRules() throws IOException {
        try (var folders = Files.newDirectoryStream(data, "postgres-[0-9]*");
                var lines = Files.lines(folders.iterator().next().resolve("pg_hba.conf"))) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** The fourth line of PostgreSQL's {@code postmaster.pid}. */
    private int port() {
        try (var folders = Files.newDirectoryStream(data, "postgres-[0-9]*")) {
            var pidFile = folders.iterator().next().resolve("postmaster.pid");
            return Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String show(String setting) throws SQLException {
        return query("show " + setting);
    }

    /** The one value of a query. */
    public String query(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
