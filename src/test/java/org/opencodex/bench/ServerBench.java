package org.opencodex.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The rows of the targets that concern the server. {@code -Dopencodex.bench=hundred,stops} takes these only, and {@code
 * -Dopencodex.bench.profile=true} records the loaded ones.
 */
class ServerBench {
    /** Measures some rows. */
    private interface Measurement {
        void run() throws Exception;
    }

    @Test
    void measures() throws Exception {
        var report = new Report();
        try (var stage = new Stage()) {
            report.plain("ready after start, the server's own start included", stage.secondsToReady(), "s");
            var named = System.getProperty("opencodex.bench", "");
            for (var row : rows(stage, report).entrySet()) {
                if (named.isEmpty() || List.of(named.split(",")).contains(row.getKey())) {
                    row.getValue().run();
                }
            }
        }
        report.finish(Path.of(System.getProperty("opencodex.test.target")));
    }

    private static Map<String, Measurement> rows(Stage stage, Report report) {
        var streams = new StreamRows(stage, report);
        var single = new SingleRows(stage, report);
        var baselines = new Baselines(stage, report);
        Map<String, Measurement> rows = new LinkedHashMap<>();
        rows.put("idle", single::idleSockets);
        rows.put("warm-up", streams::warmUp);
        rows.put("hundred", streams::hundred);
        rows.put("three-hundred", streams::threeHundred);
        rows.put("flat-out", streams::flatOut);
        rows.put("slow", streams::slow);
        rows.put("stops", single::stops);
        rows.put("long-chat", single::longChat);
        rows.put("long-prompt", single::longPrompt);
        rows.put("search", new SearchRows(stage, report)::search);
        rows.put("relay", baselines::relay);
        rows.put("nginx", baselines::nginx);
        return rows;
    }
}
