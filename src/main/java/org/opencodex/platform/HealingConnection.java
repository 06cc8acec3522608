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
 */
final class HealingConnection implements InvocationHandler {
    private static final long IDLE_NANOS = 500_000_000;
    private static final int VALID_WITHIN_SECONDS = 1;
    private static final Set<String> STARTS_WORK =
            Set.of("prepareStatement", "prepareCall", "createStatement", "setAutoCommit", "getMetaData");
    private static final Set<String> ENDS_WORK = Set.of("commit", "rollback");

    /** Where new connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private Connection connection;
    private boolean autoCommit = true;
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
            case "close", "abort":
                released = true;
                break;
            default:
                if (STARTS_WORK.contains(method.getName()) && !working && !released) {
                    heal();
                }
        }
        try {
            var result = method.invoke(connection, arguments);
            note(method.getName(), arguments);
            return result;
        } catch (InvocationTargetException e) {
            if (connection.isClosed()) {
                working = false;
            }
            throw e.getCause();
        }
    }

    private void note(String method, Object[] arguments) {
        if (STARTS_WORK.contains(method) || ENDS_WORK.contains(method)) {
            // Not after any call: what pools ask when they lend a connection never reaches the database.
            usedAt = System.nanoTime();
        }
        if (method.equals("setAutoCommit")) {
            autoCommit = (Boolean) arguments[0];
        } else if (ENDS_WORK.contains(method)) {
            working = false;
        } else if (STARTS_WORK.contains(method)) {
            working = !autoCommit;
        }
    }

    private void heal() throws SQLException {
        var idle = System.nanoTime() - usedAt > IDLE_NANOS;
        if (!connection.isClosed() && !(idle && !connection.isValid(VALID_WITHIN_SECONDS))) {
            return;
        }
        connection.close();
        connection = source.open();
        connection.setAutoCommit(autoCommit);
    }
}
