package org.opencodex.rig;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opencodex.platform.EmbeddedPostgres;

/** A database, a scripted model server and an application server, as a person would run them. Shared by all tests of a run. */
public final class Rig implements AutoCloseable {
    /** What new projects use. */
    public static final String MODEL = "scripted-model";

    /** What the model server is sent as its key. */
    public static final String KEY = Canaries.plant("sk-of-the-rig");

    private static final String MASTER_KEY = Canaries.plant("Q2FuYXJ5LWtleS1vZi10aGUtcmlnLTMyLWJ5dGVzISE=");

    private final EmbeddedPostgres database;
    private final ScriptedLlm llm;
    private final AppServer server;
    private final List<EmbeddedPostgres> databases = new CopyOnWriteArrayList<>();
    private AppServer signedInServer;

    private Rig(EmbeddedPostgres database, ScriptedLlm llm, AppServer server) {
        this.database = database;
        this.llm = llm;
        this.server = server;
    }

    static Rig start() {
        var database = EmbeddedPostgres.start(AppServer.folder("database"));
        var llm = new ScriptedLlm();
        try {
            var server = AppServer.start(ServerKind.ofTheBuild(), "server", environment(database, llm));
            return new Rig(database, llm, server);
        } catch (RuntimeException | Error e) {
            llm.close();
            database.close();
            throw e;
        }
    }

    private static Map<String, String> environment(EmbeddedPostgres database, ScriptedLlm llm) {
        return Map.of(
                "OPENCODEX_DB_URL",
                database.jdbcUrl(),
                "OPENCODEX_DB_USER",
                database.user(),
                "OPENCODEX_DB_PASSWORD",
                Canaries.plant(database.password()),
                "OPENCODEX_EGRESS_ALLOW",
                "loopback",
                "OPENCODEX_SECRETS_MASTER_KEY",
                MASTER_KEY,
                "OPENCODEX_LLM_OPENAI_BASE_URL",
                llm.baseUrl().toString(),
                "OPENCODEX_LLM_OPENAI_API_KEY",
                KEY,
                "OPENCODEX_LLM_OPENAI_MODEL",
                MODEL,
                // Tests ask more than people do.
                "OPENCODEX_RATE_REQUESTS",
                "0",
                "OPENCODEX_RATE_GENERATIONS",
                "0");
    }

    /** A second server on the same database and model, running and ready. Who starts it closes it. */
    public AppServer anotherServer(String name) {
        return anotherServer(name, Map.of());
    }

    /** As above, with some of its environment changed. */
    public AppServer anotherServer(String name, Map<String, String> changes) {
        var environment = new HashMap<>(environment(database, llm));
        environment.putAll(changes);
        return AppServer.start(ServerKind.ofTheBuild(), name, environment);
    }

    /** The one server of a run where people sign in with accounts of ours, on the same database; started for the first who asks. */
    public synchronized AppServer signedInServer() {
        if (signedInServer == null) {
            signedInServer = anotherServer("signed-in", Map.of("OPENCODEX_AUTH_MODE", "local"));
        }
        return signedInServer;
    }

    /** What a server's environment must say to have a database of its own, which is made for it and empty. */
    public Map<String, String> databaseOfItsOwn(String name) {
        var own = EmbeddedPostgres.start(AppServer.folder("database-" + name));
        databases.add(own);
        return Map.of(
                "OPENCODEX_DB_URL",
                own.jdbcUrl(),
                "OPENCODEX_DB_USER",
                own.user(),
                "OPENCODEX_DB_PASSWORD",
                Canaries.plant(own.password()));
    }

    /** What a server's environment must say to reach the database through a proxy. */
    public Map<String, String> databaseThrough(CuttingProxy proxy) {
        var url = database.jdbcUrl().replace(":" + databasePort() + "/", ":" + proxy.port() + "/");
        return Map.of("OPENCODEX_DB_URL", url);
    }

    /** What a server's environment must say to reach the model server through a proxy. */
    public Map<String, String> modelThrough(CuttingProxy proxy) {
        return Map.of(
                "OPENCODEX_LLM_OPENAI_BASE_URL", proxy.through(llm.baseUrl()).toString());
    }

    /** Where the database listens, on loopback. */
    public int databasePort() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    public Api api() {
        return server.api();
    }

    public ScriptedLlm llm() {
        return llm;
    }

    public AppServer server() {
        return server;
    }

    /** A connection of the test's own. */
    public Connection connect() throws SQLException {
        return connect(database);
    }

    private static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** To all databases of the run. */
    List<Connection> connectToAll() throws SQLException {
        var connections = new ArrayList<Connection>(List.of(connect()));
        for (var own : databases) {
            connections.add(connect(own));
        }
        return connections;
    }

    @Override
    public void close() {
        try {
            if (signedInServer != null) {
                signedInServer.close();
            }
            server.close();
        } finally {
            llm.close();
            databases.forEach(EmbeddedPostgres::close);
            database.close();
        }
    }
}
