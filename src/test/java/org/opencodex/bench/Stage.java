package org.opencodex.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opencodex.platform.EmbeddedPostgres;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.ServerKind;

/** What is measured: a server with its database, before a model server in a process of its own. */
final class Stage implements AutoCloseable {
    private static final String DATABASE = "bench-database";

    private final EmbeddedPostgres database = EmbeddedPostgres.start(AppServer.folder(DATABASE));
    private final int upstreamPort = freePort();
    private final Program upstream = Program.start(Upstream.class, upstreamPort);
    private final AppServer server;
    private final double secondsToReady;

    Stage() {
        upstream.await("ready");
        var from = System.nanoTime();
        server = AppServer.start(
                ServerKind.ofTheBuild(),
                "bench",
                Map.of(
                        "OPENCODEX_DB_URL",
                        database.jdbcUrl(),
                        "OPENCODEX_DB_USER",
                        database.user(),
                        "OPENCODEX_DB_PASSWORD",
                        database.password(),
                        "OPENCODEX_LLM_OPENAI_BASE_URL",
                        "http://127.0.0.1:" + upstreamPort + "/v1",
                        "OPENCODEX_LLM_OPENAI_API_KEY",
                        "sk-bench",
                        "OPENCODEX_LLM_OPENAI_MODEL",
                        "bench"));
        secondsToReady = (System.nanoTime() - from) / 1e9;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double secondsToReady() {
        return secondsToReady;
    }

    EmbeddedPostgres database() {
        return database;
    }

    AppServer server() {
        return server;
    }

    Api api() {
        return server.api();
    }

    int upstreamPort() {
        return upstreamPort;
    }

    /** The model server's answer to a question about a call. */
    String askUpstream(String path) {
        return new Plain(upstreamPort).get(path);
    }

    /** Many streams through the server; what is used is the server's and the database's. */
    Run load(int streams, int tokens, int rate) {
        return load(server.base().toString(), "socket", streams, tokens, rate, List.of(server.pid(), postmaster()));
    }

    /** As above; with {@code -Dopencodex.bench.profile=true} a recording of the server is left in the target folder. */
    Run profiledLoad(String name, int streams, int tokens, int rate) {
        var recording = AppServer.target().resolve("bench-" + name + ".jfr");
        var profiled = Boolean.getBoolean("opencodex.bench.profile");
        if (profiled) {
            jcmd("JFR.start", "name=bench", "settings=profile");
        }
        var run = load(streams, tokens, rate);
        if (profiled) {
            jcmd("JFR.dump", "name=bench", "filename=" + recording);
            jcmd("JFR.stop", "name=bench");
        }
        return run;
    }

    private void jcmd(String... arguments) {
        server.command(arguments);
    }

    /** The same through anything else that answers on {@code url}. */
    static Run load(String url, String way, int streams, int tokens, int rate, List<Long> pids) {
        try (var client = Program.start(LoadClient.class, url, way, streams, tokens, rate)) {
            client.await("connected");
            var before = pids.stream().map(ProcessFigures::cpuSeconds).toList();
            var figures = client.result();
            var used = IntStream.range(0, pids.size())
                    .mapToObj(i -> ProcessFigures.cpuSeconds(pids.get(i)) - before.get(i))
                    .toList();
            if (figures.get("failures") > 0) {
                System.out.println("bench | " + figures.get("failures") + " streams FAILED");
            }
            return new Run(figures, used);
        }
    }

    /** The database's first process; the others are its children. */
    private static long postmaster() {
        try (var files = Files.walk(AppServer.target().resolve("rig").resolve(DATABASE))) {
            var file = files.filter(found -> found.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        upstream.close();
        database.close();
    }
}
