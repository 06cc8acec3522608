package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealingConnectionTest {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void opensItselfAnewAfterItWasCut() throws SQLException {
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            var before = pid(connection);
            cut(before);
            assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
            assertThat(pid(connection)).isNotEqualTo(before);
        }
    }

    @Test
    void doesNotHealWithinATransaction() throws SQLException {
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            connection.setAutoCommit(false);
            cut(pid(connection));
            assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keepsItsTransactionsApartAfterItHealed() throws SQLException {
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            connection.setAutoCommit(false);
            var cut = pid(connection);
            connection.commit();
            cut(cut);
            assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
            connection.setAutoCommit(true);
            pid(connection);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void cut(int pid) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(" + pid + ", 5000)");
        }
    }
}
