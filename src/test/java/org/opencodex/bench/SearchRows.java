package org.opencodex.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;

/**
 * The target for search: a million messages of thirty words, of which few are common and most are rare. Their ids are in the
 * order in which they were written, as ours are.
 */
final class SearchRows {
    private static final int CHATS = 1_000;
    private static final int IN_A_CHAT = 1_000;
    private static final int VOCABULARY = 50_000;
    private static final int SEARCHES = 300;

    private final Stage stage;
    private final Report report;

    SearchRows(Stage stage, Report report) {
        this.stage = stage;
        this.report = report;
    }

    void search() throws SQLException {
        try (var connection = DriverManager.getConnection(
                stage.database().jdbcUrl(),
                stage.database().user(),
                stage.database().password())) {
            fill(connection, stage.api().newProject());
        }
        var random = new Random(1);
        // The first ones make what all share.
        search(random, new Measured(SEARCHES), SEARCHES);
        var times = new Measured(SEARCHES);
        search(random, times, SEARCHES);
        report.plain("search over 1,000,000 messages, p50", times.percentile(0.5) / 1e3, "ms");
        report.atMost("search over 1,000,000 messages, p95", times.percentile(0.95) / 1e3, "ms", 50, 20);
    }

    /** One word or two, from the most common to the rarest; half of them not typed to their end. */
    private void search(Random random, Measured times, int count) {
        var reads = new TimedReads(stage);
        for (var i = 0; i < count; i++) {
            var words = word(random) + (random.nextInt(3) == 0 ? "%20" + word(random) : "");
            times.add(reads.read("search?q=" + words));
        }
    }

    private static String word(Random random) {
        var word = "word" + (int) (VOCABULARY * Math.pow(random.nextDouble(), 3)) + "x";
        return random.nextBoolean() ? word : word.substring(0, word.length() - 1);
    }

    private static void fill(Connection connection, String project) throws SQLException {
        try (var chats = connection.prepareStatement("""
                        insert into chat_session (id, project_id, name, created_at, last_active_at, status, version)
                        select gen_random_uuid(), ?::uuid, 'Chat ' || n, now(), now(), 'ACTIVE', 1
                        from generate_series(1, ?) n
                        """);
                var messages = connection.prepareStatement("""
                        insert into message (id, chat_session_id, branch_id, depth, role, content, created_at, message_metadata,
                            status)
                        select (lpad(to_hex(c.number * 1000 + n), 8, '0') || '-0000-7000-8000-000000000000')::uuid, c.id, c.id,
                            n, 'USER',
                            (select string_agg('word' || floor(? * power(random(), 3))::int || 'x', ' ')
                                from generate_series(1, 30) w where n = n and c.id = c.id),
                            now(), '{}', 'COMPLETED'
                        from (select id, row_number() over (order by id) as number from chat_session
                            where project_id = ?::uuid) c, generate_series(0, ? - 1) n
                        order by c.number, n
                        """);
                var analyze = connection.createStatement()) {
            chats.setString(1, project);
            chats.setInt(2, CHATS);
            chats.executeUpdate();
            messages.setInt(1, VOCABULARY);
            messages.setString(2, project);
            messages.setInt(3, IN_A_CHAT);
            messages.executeUpdate();
            analyze.execute("vacuum analyze message");
            analyze.execute("vacuum analyze chat_session");
        }
    }
}
