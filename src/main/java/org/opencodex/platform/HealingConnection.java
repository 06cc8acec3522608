package org.opencodex.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A connection that opens itself anew when it was closed under it, or when it lay idle and no longer answers. It does so
 * only between transactions: inside one the failure must be seen, or half of the work would be committed.
 *
 * <p>A transaction that was cut off can be ended as any other, and then is over: rolling back what the database has rolled
 * back succeeds. Pools count on that. Payara's leaves out {@code setAutoCommit(true)} where commit or rollback fails, and
 * lends the connection again: whoever got it next, and asked for no transaction, wrote rows that were never committed.
 */
final class HealingConnection implements InvocationHandler {
    private static final long IDLE_NANOS = 500_000_000;
    private static final int VALID_WITHIN_SECONDS = 1;
    private static final Set<String> STARTS_WORK =
            Set.of("prepareStatement", "prepareCall", "createStatement", "getMetaData");

    /** Connection exception: connection failure (PostgreSQL, appendix A). */
    private static final String CONNECTION_FAILURE = "08006";

    /** Where new connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private Connection connection;
    private boolean autoCommit = true;

    /** Whether a transaction has begun to do something. */
    private boolean working;

    private boolean released;
    private long usedAt = System.nanoTime();

    private HealingConnection(Source source) throws SQLException {
        this.source = source;
        this.connection = source.open();
    }

    static Connection open(Source source) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                HealingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new HealingConnection(source));
    }

    @Override
    public synchronized Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "isClosed":
                // To the pool we are open for as long as we can open ourselves.
                return released;
            case "getAutoCommit":
                return autoCommit;
            case "setAutoCommit":
                setAutoCommit((Boolean) arguments[0]);
                return null;
            case "commit":
                commit();
                return null;
            case "rollback":
                if (arguments == null) {
                    rollback();
                    return null;
                }
                break;
            case "close", "abort":
                released = true;
                break;
            default:
                if (STARTS_WORK.contains(method.getName()) && !released) {
                    startWork();
                }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void startWork() throws SQLException {
        if (working && connection.isClosed()) {
            throw cutOff();
        }
        if (!working) {
            heal();
        }
        working = !autoCommit;
        usedAt = System.nanoTime();
    }

    private void setAutoCommit(boolean value) throws SQLException {
        if (value && working) {
            // That commits (JDBC 4.3, section 10.1.1).
            commit();
        }
        autoCommit = value;
        if (!connection.isClosed()) {
            connection.setAutoCommit(value);
        }
    }

    private void commit() throws SQLException {
        var worked = working;
        working = false;
        try {
            if (connection.isClosed() && worked) {
                throw cutOff();
            }
            if (worked) {
                connection.commit();
                usedAt = System.nanoTime();
            }
        } catch (SQLException e) {
            autoCommit |= connection.isClosed();
            throw e;
        }
    }

    private void rollback() throws SQLException {
        working = false;
        if (connection.isClosed()) {
            return;
        }
        try {
            connection.rollback();
            usedAt = System.nanoTime();
        } catch (SQLException e) {
            if (!connection.isClosed()) {
                throw e;
            }
        }
    }

    private static SQLException cutOff() {
        return new SQLException("The connection was cut off within a transaction.", CONNECTION_FAILURE);
    }

    private void heal() throws SQLException {
        // Counted from work: what pools ask when they lend a connection never reaches the database.
        var idle = System.nanoTime() - usedAt > IDLE_NANOS;
        if (!connection.isClosed() && !(idle && !connection.isValid(VALID_WITHIN_SECONDS))) {
            return;
        }
        connection.close();
        connection = source.open();
        connection.setAutoCommit(autoCommit);
    }
}
