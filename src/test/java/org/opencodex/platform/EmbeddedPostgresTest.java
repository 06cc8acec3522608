package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @Test
    void writesDurably() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres, postgres.password())) {
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void listensOnLoopbackAndAsksForThePassword() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> connect(postgres, "wrong")).hasMessageContaining("password authentication failed");
            try (var connection = connect(postgres, postgres.password())) {
                assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(show(connection, "password_encryption")).isEqualTo("scram-sha-256");
                var rules = query(connection, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules");
                assertThat(rules).isEqualTo("scram-sha-256");
            }
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("postgres.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void findsTheDataOfTheStartBefore() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres, postgres.password())) {
            assertThat(query(connection, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesASecondServerOnOneFolder() {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(postgres.jdbcUrl()).isNotEmpty();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another Open Codex uses the data folder")
                    .hasMessageContaining("opencodex.data.dir");
        }
    }

    @Test
    void takesOverFromADatabaseThatOutlivedItsServer() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It prints a line once it has written, and then waits to be killed.
        assertThat(jvm.inputReader().readLine()).isEqualTo("written");
        jvm.destroyForcibly().waitFor();
        assertThat(folder.resolve("postgres-18/postmaster.pid")).exists();

        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres, postgres.password())) {
            assertThat(query(connection, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(folder.resolve("postgres-14"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("postgres-14")
                .hasMessageContaining("pg_dump");
    }

    /** Starts the database in a process that can be killed. */
    static final class StartAndWait {
        public static void main(String[] arguments) throws Exception {
            execute(EmbeddedPostgres.start(Path.of(arguments[0])), "create table kept as select 42 as answer");
            System.out.println("written");
            Thread.currentThread().join();
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), password);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        return query(connection, "show " + setting);
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
