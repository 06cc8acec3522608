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
            cutWithinATransaction(connection);
            assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void saysThatACommitAfterACutHasFailed() throws SQLException {
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            cutWithinATransaction(connection);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
            pid(connection);
        }
    }

    @Test
    void rollsBackWhatTheDatabaseHasRolledBack() throws SQLException {
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            cutWithinATransaction(connection);
            connection.rollback();
            connection.setAutoCommit(true);
            pid(connection);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void commitsByItselfWhatFollowsATransactionThatWasCutOff() throws SQLException {
        try (var other = connect();
                var statement = other.createStatement()) {
            statement.execute("create table note (words text)");
        }
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            cutWithinATransaction(connection);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            // As Payara's pool does: no setAutoCommit(true) after a commit that failed.
            try (var statement = connection.createStatement()) {
                statement.execute("insert into note values ('kept')");
            }
            try (var other = connect();
                    var statement = other.createStatement();
                    var row = statement.executeQuery("select count(*) from note")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void keepsItsTransactionsApartAfterItHealed() throws SQLException {
        try (var connection = HealingConnection.open(HealingConnectionTest::connect)) {
            connection.setAutoCommit(false);
            var before = pid(connection);
            connection.commit();
            cut(before);
            assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
            connection.rollback();
            assertThat(pid(connection)).isNotEqualTo(before);
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
        }
    }

    private static void cutWithinATransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        cut(pid(connection));
        assertThatThrownBy(() -> pid(connection)).isInstanceOf(SQLException.class);
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
