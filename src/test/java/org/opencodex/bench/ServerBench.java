package org.opencodex.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.platform.EmbeddedPostgres;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.ServerKind;
import org.opencodex.rig.StreamClient;

/** The rows of the targets that concern the server. */
class ServerBench {
    private static final double MICROS = 1e6;
    private static final int RATE = 50;

    private static final Report report = new Report();
    private static EmbeddedPostgres database;
    private static Program upstream;
    private static int upstreamPort;
    private static AppServer server;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start(AppServer.folder("bench-database"));
        upstreamPort = freePort();
        upstream = Program.start(Upstream.class, upstreamPort);
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
        report.plain("ready after start, the server's own start included", (System.nanoTime() - from) / 1e9, "s");
    }

    @AfterAll
    static void stop() {
        server.close();
        upstream.close();
        database.close();
    }

    /** The database's first process; the others are its children. */
    private static long postmaster() {
        try (var files = Files.walk(AppServer.target().resolve("rig/bench-database"))) {
            var file = files.filter(found -> found.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void measures() throws Exception {
        idleSockets();
        // The paths of a question are run as often as a server that has been up for some minutes has run them.
        for (var i = 0; i < 4; i++) {
            load(200, 50, RATE);
        }
        hundred();
        threeHundred();
        flatOut();
        slow();
        stops();
        longChat();
        relays();
        report.finish(Path.of(System.getProperty("opencodex.test.target")));
    }

    /** One run of the load client, with what the measured processes used meanwhile. */
    private record Run(Map<String, Double> figures, double cpuSeconds) {
        double tokensPerSecond() {
            return figures.get("tokens") / figures.get("seconds");
        }

        double cpuMicrosPerToken() {
            return cpuSeconds * MICROS / figures.get("tokens");
        }

        double millis(String name) {
            return figures.get(name) / 1_000;
        }
    }

    private static Run load(int streams, int tokens, int rate) {
        return load(server.base().toString(), "socket", streams, tokens, rate, List.of(server.pid(), postmaster()));
    }

    private static Run load(String url, String way, int streams, int tokens, int rate, List<Long> pids) {
        try (var client = Program.start(LoadClient.class, url, way, streams, tokens, rate)) {
            client.await("connected");
            var before = ProcessFigures.cpuSeconds(pids);
            var figures = client.result();
            var used = ProcessFigures.cpuSeconds(pids) - before;
            if (figures.get("failures") > 0) {
                System.out.println("bench | " + figures.get("failures") + " streams FAILED");
            }
            return new Run(figures, used);
        }
    }

    private static void hundred() {
        var run = load(100, 500, RATE);
        report.plain("100 x 50: streams that failed", run.figures().get("failures"), "");
        report.atMost("100 x 50: server and database CPU per token", run.cpuMicrosPerToken(), "us", 60, 33);
        report.atMost("100 x 50: time to first token, p50", run.millis("first_p50"), "ms", 5, 1);
        report.atMost("100 x 50: time to first token, p99", run.millis("first_p99"), "ms", 20, 20);
        report.plain("100 x 50: delay of a token, p50", run.millis("delay_p50"), "ms");
        report.atMost("100 x 50: delay of a token, p99", run.millis("delay_p99"), "ms", 50, 50);
        report.plain(
                "100 x 50: tokens per frame",
                run.figures().get("tokens") / run.figures().get("frames"),
                "");
    }

    private static void threeHundred() {
        var run = load(300, 500, RATE);
        report.plain("300 x 50: streams that failed", run.figures().get("failures"), "");
        report.plain("300 x 50: offered, with the spread of the start", 300 * 500 / 13.0, "tok/s");
        report.plain("300 x 50: tokens per second, start and end included", run.tokensPerSecond(), "tok/s");
        report.atMost("300 x 50: delay of a token, p99", run.millis("delay_p99"), "ms", 130, 130);
        report.plain("300 x 50: server and database CPU per token", run.cpuMicrosPerToken(), "us");
        report.atMost("300 x 50: bystander GET /projects, p99", run.millis("bystander_p99"), "ms", 50, 15);
        report.atMost(
                "300 x 50: resident memory of the server", ProcessFigures.residentMib(server.pid()), "MiB", 700, 600);
    }

    private static void flatOut() {
        var run = load(50, 20_000, 0);
        report.plain("50 flat out: streams that failed", run.figures().get("failures"), "");
        report.atLeast("50 flat out: tokens per second", run.tokensPerSecond(), "tok/s", 30_000, 60_000);
    }

    private static void slow() throws InterruptedException {
        try (var client = Program.start(LoadClient.class, server.base(), "socket", 1_000, 50, 5)) {
            client.await("connected");
            TimeUnit.SECONDS.sleep(6);
            report.atMost("1,000 slow streams: platform threads", server.platformThreads(), "", 80, 80);
            report.plain(
                    "1,000 slow streams: streams that failed", client.result().get("failures"), "");
        }
    }

    private static void idleSockets() throws IOException {
        var count = 500;
        List<StreamClient> sockets = new ArrayList<>();
        var chat = server.api().newChat();
        // The first ones make what all share.
        for (var i = 0; i < 20; i++) {
            sockets.add(server.api().stream(chat));
        }
        var before = server.heapBytes();
        for (var i = 0; i < count; i++) {
            sockets.add(server.api().stream(chat));
        }
        report.atMost("heap per idle socket", (server.heapBytes() - before) / 1024.0 / count, "KiB", 40, 30);
        sockets.forEach(StreamClient::close);
    }

    private static void stops() throws InterruptedException {
        var delays = new Measured(100);
        for (var i = 0; i < 50; i++) {
            var id = "stop-" + UUID.randomUUID();
            try (var stream = server.api().stream(server.api().newChat())) {
                stream.say("bench " + id + " rate 20 tokens 1000");
                var generation = stream.until("start").getLast().getString("generation_id");
                if (i % 2 == 0) {
                    stream.next("chunk");
                }
                var stopped = Upstream.micros();
                stream.stop(generation);
                stream.answer();
                closedAt(id).ifPresent(closed -> delays.add(closed - stopped));
            }
        }
        report.plain("stop to upstream closed, p50", delays.percentile(0.5) / 1e3, "ms");
        report.atMost("stop to upstream closed, p99", delays.percentile(0.99) / 1e3, "ms", 100, 20);
    }

    /** Empty if the model was not even asked before the answer was stopped. */
    private static OptionalLong closedAt(String id) throws InterruptedException {
        while (true) {
            var told = Long.parseLong(new Plain(upstreamPort).get("/closed/" + id));
            if (told != Upstream.OPEN) {
                return told == Upstream.NEVER ? OptionalLong.empty() : OptionalLong.of(told);
            }
            Thread.sleep(1);
        }
    }

    private static void longChat() throws SQLException {
        var chat = server.api().newChat();
        var first = server.api().newMessage(chat, "first");
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement("""
                        insert into message (id, chat_session_id, parent_id, branch_id, depth, role, content, created_at,
                            message_metadata, status)
                        select gen_random_uuid(), m.chat_session_id, m.id, m.branch_id, n, 'USER', repeat('text ', 100),
                            now(), '{}', 'COMPLETED'
                        from message m, generate_series(1, 9999) n where m.id = ?::uuid
                        """)) {
            statement.setString(1, first);
            statement.executeUpdate();
            try (var show = connection.prepareStatement("update chat_session set active_message_id ="
                    + " (select id from message where branch_id = ?::uuid and depth = 9999) where id = ?::uuid")) {
                show.setString(1, first);
                show.setString(2, chat);
                show.executeUpdate();
            }
        }
        var leaf = server.api().get("chats/" + chat).at("/active_message_id");
        var times = new Measured(200);
        for (var i = 0; i < 200; i++) {
            var from = Upstream.micros();
            server.api().get("chats/" + chat + "/messages?limit=50&before=" + leaf);
            times.add(Upstream.micros() - from);
        }
        report.atMost("newest 50 of 10,000 messages, p95", times.percentile(0.95) / 1e3, "ms", 20, 5);
    }

    /** The same load through a bare relay and nginx, which store nothing. */
    private static void relays() throws IOException, InterruptedException {
        var port = freePort();
        try (var relay = Program.start(Relay.class, port, upstreamPort)) {
            relay.await("ready");
            load("http://127.0.0.1:" + port + "/", "events", 100, 250, RATE, List.of(relay.pid()));
            baseline(
                    "bare relay",
                    load("http://127.0.0.1:" + port + "/", "events", 100, 500, RATE, List.of(relay.pid())));
        }
        var nginx = nginx(freePort());
        if (nginx.isEmpty()) {
            System.out.println("bench | nginx is not installed: no such baseline");
            return;
        }
        try {
            var url = "http://127.0.0.1:" + nginx.get().port() + "/";
            baseline(
                    "nginx",
                    load(
                            url,
                            "events",
                            100,
                            500,
                            RATE,
                            List.of(nginx.get().process().pid())));
        } finally {
            nginx.get().process().destroy();
        }
    }

    private static void baseline(String name, Run run) {
        report.plain(name + ", 100 x 50: CPU per token", run.cpuMicrosPerToken(), "us");
        report.plain(name + ", 100 x 50: time to first token, p50", run.millis("first_p50"), "ms");
        report.plain(name + ", 100 x 50: delay of a token, p50", run.millis("delay_p50"), "ms");
        report.plain(name + ", 100 x 50: delay of a token, p99", run.millis("delay_p99"), "ms");
    }

    private record Nginx(Process process, int port) {}

    private static Optional<Nginx> nginx(int port) throws IOException, InterruptedException {
        var program = Path.of("/usr/sbin/nginx");
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        var folder = AppServer.folder("bench-nginx");
        var config = folder.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 4096; }
                http { access_log off; client_body_temp_path %1$s; proxy_temp_path %1$s;
                  fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                  server { listen 127.0.0.1:%2$d; location / { proxy_pass http://127.0.0.1:%3$d; proxy_http_version 1.1;
                    proxy_buffering off; proxy_set_header Connection ""; } } }
                """.formatted(folder, port, upstreamPort));
        var process = new ProcessBuilder(program.toString(), "-c", config.toString()).start();
        TimeUnit.SECONDS.sleep(1);
        return Optional.of(new Nginx(process, port));
    }
}
