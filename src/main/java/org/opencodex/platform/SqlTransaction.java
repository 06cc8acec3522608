package org.opencodex.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** All or nothing, where JPA does not write. */
public final class SqlTransaction {
    private SqlTransaction() {}

    /** What is done in one transaction. */
    public interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Commits what the step did, unless it throws anything at all. */
    public static <T> T run(DataSource dataSource, Step<T> step) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = step.run(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                // Not only what SQL throws: a server that goes down takes classes away, and to restore what was before
                // would
                // commit half of the work.
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is gone; the pool will find out.
        }
    }
}
