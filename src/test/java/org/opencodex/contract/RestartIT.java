package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencodex.rig.StreamClient.text;
import static org.opencodex.rig.StreamClient.types;

import jakarta.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/** The server and its connections go, the data stays. */
class RestartIT {
    private final Rig rig = Rig.shared();
    private final Api api = rig.api();

    @Test
    void keepsWhatWasShownWhenItIsKilled() {
        var chat = api.chat();
        rig.llm().next(Script.gated("shown ", "never"));
        String shown;
        try (var stream = api.stream(chat)) {
            stream.say("hi").until("start");
            rig.llm().release(1);
            shown = text(stream.until("chunk"));

            rig.server().kill();
        }
        rig.server().start();

        var messages = api.get("api/v1/chats/" + chat + "/messages").json().getJsonArray("messages");
        var answer = messages.getJsonObject(1);
        assertThat(answer.getString("content")).isEqualTo(shown);
        assertThat(answer.getString("status")).isEqualTo("interrupted");
        rig.llm().next(Script.says("again"));
        try (var stream = api.stream(chat)) {
            assertThat(types(stream.say("and now").answer()))
                    .containsExactly("user_message_saved", "start", "chunk", "end");
        }
    }

    @Test
    void healsWhenAllItsConnectionsAreCut() throws SQLException {
        var project = api.project();
        var database = rig.database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'open-codex' and pid <> pg_backend_pid()");
        }
        var failed = 0;
        for (var i = 0; i < 20; i++) {
            failed += api.get("api/v1/projects/" + project).status() == 200 ? 0 : 1;
        }
        // At most one a connection that was used within the last half second, and so was not asked whether it lives.
        assertThat(failed).isLessThanOrEqualTo(2);
        assertThat(api.get("api/v1/projects").json().getJsonArray("projects").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("id"))
                .contains(project);
    }
}
