package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the running embedded database says of itself. */
class EmbeddedPostgresSettingsTest {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.start(folder);
        connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void writesDurably() throws SQLException {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
        assertThat(show("data_checksums")).isEqualTo("on");
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        var socketFolder =
                Files.readAllLines(folder.resolve("postgres-18/postmaster.pid")).get(4);
        assertThat(socketFolder).isEmpty();
    }

    @Test
    void asksForThePassword() throws Exception {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThat(show("password_encryption")).isEqualTo("scram-sha-256");
        assertThat(authenticationRules()).isNotEmpty().allMatch(rule -> rule.endsWith(" scram-sha-256"));
    }

    @Test
    void keepsThePasswordForTheOwnerAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("postgres.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void givesTheApplicationNoPowerOverTheServer() throws SQLException {
        assertThat(show("is_superuser")).isEqualTo("off");
        assertThat(query("select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo(postgres.user());
    }

    @Test
    void sortsAndFoldsTextAlikeOnEverySystem() throws SQLException {
        assertThat(show("server_encoding")).isEqualTo("UTF8");
        assertThat(
                        query(
                                "select datlocale from pg_database where datname = current_database() and datlocprovider = 'b'"))
                .isEqualTo("C.UTF-8");
        assertThat(query("select lower('ÄÉΩ')")).isEqualTo("äéω");
    }

    private static Iterable<String> authenticationRules() throws IOException {
        return Files.readAllLines(folder.resolve("postgres-18/pg_hba.conf")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static String show(String setting) throws SQLException {
        return query("show " + setting);
    }

    private static String query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
