package org.opencodex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opencodex.rig.AppServer;

/** The same load through what stores nothing, to compare with. */
final class Baselines {
    private static final int STREAMS = 100;
    private static final int TOKENS = 500;
    private static final int RATE = 50;

    private final Stage stage;
    private final Report report;

    Baselines(Stage stage, Report report) {
        this.stage = stage;
        this.report = report;
    }

    void relay() {
        var port = Stage.freePort();
        try (var relay = Program.start(Relay.class, port, stage.upstreamPort())) {
            relay.await("ready");
            load(port, relay.pid());
            baseline("bare relay", load(port, relay.pid()));
        }
    }

    void nginx() throws IOException, InterruptedException {
        var port = Stage.freePort();
        var nginx = start(port);
        if (nginx.isEmpty()) {
            System.out.println("bench | nginx is not installed: no such baseline");
            return;
        }
        try {
            baseline("nginx", load(port, nginx.get().pid()));
        } finally {
            nginx.get().destroy();
        }
    }

    private static Run load(int port, long pid) {
        return Stage.load("http://127.0.0.1:" + port + "/", "events", STREAMS, TOKENS, RATE, List.of(pid));
    }

    private void baseline(String name, Run run) {
        report.plain(name + ", 100 x 50: CPU per token", run.cpuMicrosPerToken(), "us");
        report.plain(name + ", 100 x 50: time to first token, p50", run.millis("first_p50"), "ms");
        report.plain(name + ", 100 x 50: delay of a token, p50", run.millis("delay_p50"), "ms");
        report.plain(name + ", 100 x 50: delay of a token, p99", run.millis("delay_p99"), "ms");
    }

    private Optional<Process> start(int port) throws IOException, InterruptedException {
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
                """.formatted(folder, port, stage.upstreamPort()));
        var process = new ProcessBuilder(program.toString(), "-c", config.toString()).start();
        TimeUnit.SECONDS.sleep(1);
        return Optional.of(process);
    }
}
