package org.opencodex.rig;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.opencodex.platform.EmbeddedPostgres;

/** What the contract tests share: one database, one scripted model, one server, started by the first that asks. */
public final class Rig {
    private static Rig shared;

    private final ScriptedLlm llm = new ScriptedLlm();
    private final EmbeddedPostgres database;
    private final AppServer server;

    private Rig() {
        database = EmbeddedPostgres.start(databaseFolder());
        server = AppServer.start(environment());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            llm.close();
        }));
    }

    /** The one of this run of the tests. */
    public static synchronized Rig shared() {
        if (shared == null) {
            shared = new Rig();
        }
        shared.llm.reset();
        return shared;
    }

    private static Path databaseFolder() {
        return AppServer.target().resolve("database-" + AppServer.freePort());
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("OPENCODEX_DB_URL", database.jdbcUrl());
        environment.put("OPENCODEX_DB_USER", database.user());
        environment.put("OPENCODEX_DB_PASSWORD", database.password());
        environment.put("OPENCODEX_LLM_OPENAI_BASE_URL", llm.baseUrl().toString());
        environment.put("OPENCODEX_LLM_OPENAI_MODEL", "scripted");
        return environment;
    }

    public ScriptedLlm llm() {
        return llm;
    }

    public AppServer server() {
        return server;
    }

    public EmbeddedPostgres database() {
        return database;
    }

    public Api api() {
        return new Api(server.url());
    }
}
