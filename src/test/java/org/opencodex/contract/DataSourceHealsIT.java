package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/**
 * The data source heals. Connections that lay idle for half a second are tested before they are used: once all are cut,
 * every further request succeeds. One that was used within that time may be found broken by the one request that takes it,
 * which is told to try again.
 */
@OnTheRig
class DataSourceHealsIT {
    private static final int REQUESTS = 60;
    private static final String OURS = " from pg_stat_activity where application_name = 'open-codex'";

    private final Rig rig;
    private final Api api;

    DataSourceHealsIT(Rig rig) {
        this.rig = rig;
        api = rig.api();
    }

    @Test
    void servesEveryRequestAfterIdleConnectionsWereCut() throws Exception {
        api.newProject();
        askAtOnce();
        try (var connection = rig.connect()) {
            // Idle as the database sees it.
            await().until(() ->
                    count(connection, "select count(*)" + OURS + " and state_change > now() - interval '700 ms'") == 0);
            assertThat(cut(connection)).isPositive();
        }
        assertThat(askAtOnce()).extracting(Answer::status).containsOnly(200);
        assertThat(api.post("projects", "{\"name\": \"Healed\"}").status()).isEqualTo(201);
    }

    @Test
    void tellsAtMostTheOneWhoTakesABrokenConnectionToTryAgain() throws Exception {
        askAtOnce();
        int cut;
        try (var connection = rig.connect()) {
            cut = cut(connection);
        }
        var failed = IntStream.range(0, REQUESTS)
                .mapToObj(i -> api.get("projects?limit=1"))
                .filter(answer -> answer.status() != 200)
                .toList();
        assertThat(failed).hasSizeLessThanOrEqualTo(cut).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.at("/code")).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotBlank();
        });
        // Those that nobody took yet are found by as many at once, and none is left for what comes next.
        await().until(() -> askAtOnce().stream().allMatch(answer -> answer.status() == 200));
        assertThat(api.post("projects", "{\"name\": \"Healed\"}").status()).isEqualTo(201);
    }

    /** Makes the pool use many connections. */
    private List<Answer> askAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.get("projects?limit=1"), threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private static int cut(Connection connection) throws SQLException {
        return count(connection, "select count(pg_terminate_backend(pid))" + OURS);
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
