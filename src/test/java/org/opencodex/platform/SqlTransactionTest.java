package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTransactionTest {
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

    @BeforeEach
    void makeATable() throws SQLException {
        execute("drop table if exists note");
        execute("create table note (words text)");
    }

    @Test
    void commitsWhatWasDone() throws SQLException {
        var rows = SqlTransaction.run(dataSource(), connection -> insert(connection) + insert(connection));
        assertThat(rows).isEqualTo(2);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void storesNothingWhereSqlFails() throws SQLException {
        assertThatThrownBy(() -> SqlTransaction.run(dataSource(), connection -> {
                    insert(connection);
                    throw new SQLException("no");
                }))
                .hasMessage("no");
        assertThat(rows()).isZero();
    }

    /** As when the server goes down between two statements. */
    @Test
    void storesNothingWhereAClassIsGone() throws SQLException {
        assertThatThrownBy(() -> SqlTransaction.run(dataSource(), connection -> {
                    insert(connection);
                    throw new NoClassDefFoundError("gone");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(rows()).isZero();
    }

    private static int insert(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate("insert into note values ('x')");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rows() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from note")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                SqlTransactionTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> HealingConnection.open(SqlTransactionTest::connect));
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
