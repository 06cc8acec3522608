package org.opencodex.bench;

import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.opencodex.rig.StreamClient;

/** The targets for one client at a time. */
final class SingleRows {
    private final Stage stage;
    private final Report report;

    SingleRows(Stage stage, Report report) {
        this.stage = stage;
        this.report = report;
    }

    void idleSockets() {
        var count = 500;
        List<StreamClient> sockets = new ArrayList<>();
        var chat = stage.api().newChat();
        // The first ones make what all share.
        for (var i = 0; i < 20; i++) {
            sockets.add(stage.api().stream(chat));
        }
        var before = stage.server().heapBytes();
        for (var i = 0; i < count; i++) {
            sockets.add(stage.api().stream(chat));
        }
        report.atMost("heap per idle socket", (stage.server().heapBytes() - before) / 1024.0 / count, "KiB", 40, 30);
        sockets.forEach(StreamClient::close);
    }

    void stops() throws InterruptedException {
        var delays = new Measured(100);
        for (var i = 0; i < 50; i++) {
            var id = "stop-" + UUID.randomUUID();
            try (var stream = stage.api().stream(stage.api().newChat())) {
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
    private OptionalLong closedAt(String id) throws InterruptedException {
        while (true) {
            var told = Long.parseLong(stage.askUpstream("/closed/" + id));
            if (told != Upstream.OPEN) {
                return told == Upstream.NEVER ? OptionalLong.empty() : OptionalLong.of(told);
            }
            Thread.sleep(1);
        }
    }

    void longChat() throws SQLException {
        var chat = stage.api().newChat();
        var leaf = fill(chat, 10_000);
        // The first ones make what all share.
        readNewest(chat, leaf);
        var times = readNewest(chat, leaf);
        report.atMost("newest 50 of 10,000 messages, p95", times.percentile(0.95) / 1e3, "ms", 20, 5);
    }

    private Measured readNewest(String chat, String leaf) {
        var reads = new TimedReads(stage);
        var times = new Measured(200);
        for (var i = 0; i < 200; i++) {
            times.add(reads.read("chats/" + chat + "/messages?limit=50&before=" + leaf));
        }
        return times;
    }

    /** From a question to its being accepted: what is stored with it is stored, and its prompt is built. */
    void longPrompt() throws SQLException {
        var project = stage.api().newProject();
        // Of a model whose tokens are counted, which takes longer than to estimate them.
        stage.api()
                .put(
                        "projects/" + project + "/agent-config",
                        "{\"llm_model\":\"gpt-4o\",\"llm_config\":{\"context_window\":8192}}");
        report.atMost(
                "accepting a question in a 3,000-message chat for an 8k window, p95",
                accepted(project, 3_000) / 1e3,
                "ms",
                50,
                20);
        report.plain("the same in a chat of 2 messages", accepted(project, 2) / 1e3, "ms");
    }

    private long accepted(String project, int messages) throws SQLException {
        var chat = stage.api().newChat(project);
        fill(chat, messages);
        var times = new Measured(100);
        // The first ones load the tokenizer.
        for (var i = -20; i < 100; i++) {
            var from = Upstream.micros();
            var begun = stage.api()
                    .post(
                            "chats/" + chat + "/generations",
                            "{\"type\":\"message\",\"content\":\"bench prompt rate 0 tokens 1\"}");
            if (i >= 0) {
                times.add(Upstream.micros() - from);
            }
            var answer = "chats/" + chat + "/messages/" + begun.at("/message/id");
            await().until(() -> stage.api().get(answer).at("/status").equals("completed"));
        }
        return times.percentile(0.95);
    }

    /** Fills a new chat with so many messages, people's and answers in turn, of 100 words each; returns the last one. */
    private String fill(String chat, int messages) throws SQLException {
        var first = stage.api().newMessage(chat, "first");
        try (var connection = DriverManager.getConnection(
                        stage.database().jdbcUrl(),
                        stage.database().user(),
                        stage.database().password());
                var statement = connection.prepareStatement("""
                        insert into message (id, chat_session_id, parent_id, branch_id, depth, role, content, created_at,
                            message_metadata, status)
                        select gen_random_uuid(), m.chat_session_id, m.id, m.branch_id, n,
                            case n % 2 when 0 then 'USER' else 'ASSISTANT' end, repeat('text ', 100), now(), '{}', 'COMPLETED'
                        from message m, generate_series(1, ?) n where m.id = ?::uuid
                        """)) {
            statement.setInt(1, messages - 1);
            statement.setString(2, first);
            statement.executeUpdate();
            try (var show = connection.prepareStatement("update chat_session set active_message_id ="
                    + " (select id from message where branch_id = ?::uuid and depth = ?) where id = ?::uuid")) {
                show.setString(1, first);
                show.setInt(2, messages - 1);
                show.setString(3, chat);
                show.executeUpdate();
            }
        }
        return stage.api().get("chats/" + chat).at("/active_message_id");
    }
}
