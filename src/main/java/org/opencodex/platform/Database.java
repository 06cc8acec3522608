package org.opencodex.platform;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The one database of this server: the configured one, or an embedded PostgreSQL that is started by the first who asks.
 * It is static because the container makes the data source by its class name, in some servers before there is any bean.
 */
final class Database {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final int CONNECT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 60;
    private static final int LOCK_SECONDS = 10;

    private static final long RETRY_MILLIS = 1_000;

    private static volatile boolean reached;
    private static volatile String told;
    private static DatabaseConfig config;
    private static EmbeddedPostgres embedded;

    private Database() {}

    /** A new connection to it, pooled by nobody. */
    static Connection connect() throws SQLException {
        // Not DriverManager: it finds no driver on threads of the pool, which have no context class loader.
        var connection = new org.postgresql.Driver().connect(url(), properties());
        reached = true;
        return connection;
    }

    /**
     * As {@link #connect}, and until the database has answered once it is waited for. Payara asks for a connection while it
     * deploys, and would give the application up for a database that is a few seconds late.
     */
    static Connection connectPatiently() throws SQLException {
        while (true) {
            try {
                return connect();
            } catch (SQLException e) {
                if (reached) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException reason) throws SQLException {
        if (!reason.getMessage().equals(told)) {
            told = reason.getMessage();
            LOG.log(Level.WARNING, "Waiting for the database: " + told);
        }
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private static synchronized String url() {
        if (config().url().isPresent()) {
            return config().url().get();
        }
        if (embedded == null) {
            embedded = EmbeddedPostgres.start(config().dataDir());
        }
        return embedded.jdbcUrl();
    }

    private static synchronized Properties properties() {
        var properties = new Properties();
        if (embedded != null) {
            properties.setProperty("user", embedded.user());
            properties.setProperty("password", embedded.password());
        }
        config().user().ifPresent(user -> properties.setProperty("user", user));
        config().password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "open-codex");
        properties.setProperty("reWriteBatchedInserts", "true");
        // EclipseLink binds a null UUID as a null string, which PostgreSQL would refuse to put into a uuid column.
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(SOCKET_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        // Requests that wait for one chat must not hold the pool's connections for long.
        properties.setProperty("options", "-c lock_timeout=" + LOCK_SECONDS + "s");
        return properties;
    }

    private static DatabaseConfig config() {
        if (config == null) {
            // The loader is named because threads of the pool have none of their own.
            config = DatabaseConfig.of(ConfigProvider.getConfig(Database.class.getClassLoader()));
        }
        return config;
    }

    /** Stops the embedded database, if there is one. */
    static synchronized void close() {
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
    }
}
