package org.opencodex.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** How to come in to the embedded server: by loopback and password. */
record PostgresDoor(int port, String password) {
    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "postgres";
    static final String USER = "opencodex";
    private static final String DATABASE = "opencodex";

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** Makes our role and database where they are missing, so that a first start cut short is made good by the next. */
    void makeDatabase() throws SQLException {
        try (var connection = connectAsSuperuser()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", USER)) {
                // The password is of letters and digits only, and a statement of this kind takes no parameters.
                execute(connection, "create role " + USER + " login password '" + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE + " owner " + USER);
            }
        }
    }

    private Connection connectAsSuperuser() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        return new org.postgresql.Driver().connect(jdbcUrl("postgres"), properties);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
