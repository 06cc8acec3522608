package org.opencodex.bench;

import java.util.concurrent.TimeUnit;

/** The targets for many answers at once. */
final class StreamRows {
    private static final int RATE = 50;

    private final Stage stage;
    private final Report report;

    StreamRows(Stage stage, Report report) {
        this.stage = stage;
        this.report = report;
    }

    /** The paths of a question are run as often as a server that has been up for some minutes has run them. */
    void warmUp() {
        for (var i = 0; i < 4; i++) {
            stage.load(200, 50, RATE);
        }
    }

    void hundred() {
        var run = stage.profiledLoad("hundred", 100, 500, RATE);
        report.plain("100 x 50: streams that failed", run.of("failures"), "");
        report.atMost("100 x 50: server and database CPU per token", run.cpuMicrosPerToken(), "us", 60, 33);
        report.plain("100 x 50: of it the database's", run.cpuMicrosPerToken(1), "us");
        report.atMost("100 x 50: time to first token, p50", run.millis("first_p50"), "ms", 5, 1);
        report.atMost("100 x 50: time to first token, p99", run.millis("first_p99"), "ms", 20, 20);
        report.plain("100 x 50: delay of a token, p50", run.millis("delay_p50"), "ms");
        report.atMost("100 x 50: delay of a token, p99", run.millis("delay_p99"), "ms", 50, 50);
        report.plain("100 x 50: tokens per frame", run.tokensPerFrame(), "");
    }

    void threeHundred() {
        var run = stage.profiledLoad("three-hundred", 300, 500, RATE);
        report.plain("300 x 50: streams that failed", run.of("failures"), "");
        report.plain("300 x 50: offered, with the spread of the start", 300 * 500 / 13.0, "tok/s");
        report.plain("300 x 50: tokens per second, start and end included", run.tokensPerSecond(), "tok/s");
        report.atMost("300 x 50: delay of a token, p99", run.millis("delay_p99"), "ms", 130, 130);
        report.plain("300 x 50: server and database CPU per token", run.cpuMicrosPerToken(), "us");
        report.atMost("300 x 50: bystander GET /projects, p99", run.millis("bystander_p99"), "ms", 50, 15);
        var memory = ProcessFigures.residentMib(stage.server().pid());
        report.atMost("300 x 50: resident memory of the server", memory, "MiB", 700, 600);
    }

    void flatOut() {
        var run = stage.profiledLoad("flat-out", 50, 20_000, 0);
        report.plain("50 flat out: streams that failed", run.of("failures"), "");
        report.atLeast("50 flat out: tokens per second", run.tokensPerSecond(), "tok/s", 30_000, 60_000);
    }

    void slow() throws InterruptedException {
        var server = stage.server();
        try (var client = Program.start(LoadClient.class, server.base(), "socket", 1_000, 50, 5)) {
            client.await("connected");
            TimeUnit.SECONDS.sleep(6);
            report.atMost("1,000 slow streams: platform threads", server.platformThreads(), "", 80, 80);
            report.plain(
                    "1,000 slow streams: streams that failed", client.result().get("failures"), "");
        }
    }
}
