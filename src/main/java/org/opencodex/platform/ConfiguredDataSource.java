package org.opencodex.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The data source that {@link DatabaseDefinition} names: it reads MicroProfile Config, so that one WAR runs on every
 * server, and its connections heal, since the pools of Payara and WildFly do not (measured: after all connections were
 * cut, 40 requests failed on one and all for 75 s on the other).
 */
public final class ConfiguredDataSource implements DataSource {
    private PrintWriter logWriter;

    @Override
    public Connection getConnection() throws SQLException {
        return HealingConnection.open(Database::connectPatiently);
    }

    /** WildFly calls this one, with what its pool was given; who connects is for the configuration to say. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** WildFly refuses a definition without a url or a property. */
    public void setUrl(String url) {}

    public String getUrl() {
        return "config";
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.opencodex");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("This is no " + type.getName() + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
