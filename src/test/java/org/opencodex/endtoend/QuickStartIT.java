package org.opencodex.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencodex.rig.StreamClient.text;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.QuickStart;

/** The quick-start build with the PostgreSQL that it carries, and nothing configured but where the data goes. */
class QuickStartIT {
    private static QuickStart quickStart;

    @BeforeAll
    static void start() {
        quickStart = QuickStart.start();
    }

    @AfterAll
    static void stop() {
        quickStart.close();
    }

    @Test
    void writesDurably() throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(quickStart.show(setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void asksForAPassword() {
        assertThatThrownBy(() -> quickStart.connect("wrong").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> quickStart.connect("").close()).isInstanceOf(SQLException.class);
    }

    @Test
    void storesThePasswordAsScram() throws SQLException, IOException {
        assertThat(quickStart.show("password_encryption")).isEqualTo("scram-sha-256");
        // The application's own user may not ask the server for its rules, so the file is read.
        assertThat(quickStart.authenticationRules()).isNotEmpty().allSatisfy(rule -> assertThat(rule)
                .endsWith("scram-sha-256"));
    }

    @Test
    void worksWithARoleThatRulesNothing() throws SQLException {
        assertThat(quickStart.query("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void listensOnLoopbackOnly() throws SQLException {
        assertThat(quickStart.show("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void answersWithoutAKeyByTheDemo() {
        var api = quickStart.api();
        var config = api.get("projects/" + api.newProject() + "/agent-config");
        assertThat(config.at("/llm_provider")).isEqualTo("demo");
        try (var stream = api.stream(api.newChat())) {
            assertThat(text(stream.ask("What are you?"))).containsIgnoringCase("demo");
        }
    }

    @Test
    void saysWhatToDoWhereAKeyIsMissing() {
        var api = quickStart.api();
        var project = api.newProject();
        api.put("projects/" + project + "/agent-config", "{\"llm_provider\": \"openai\"}");
        try (var stream = api.stream(api.newChat(project))) {
            var error = stream.ask("Hi").getLast();
            assertThat(error.getString("code")).isEqualTo("provider_key_missing");
            assertThat(error.getString("content")).contains("OPENAI_API_KEY").contains("demo");
            assertThat(error.getString("status")).isEqualTo("failed");
        }
    }

    @Test
    void findsTheDataAfterAKill() {
        var api = quickStart.api();
        var chat = api.newChat();
        var message = api.newMessage(chat, "Do not forget me");
        quickStart.server().kill();
        quickStart.server().start();
        assertThat(api.messages(chat).each("messages", "id")).containsExactly(message);
        assertThat(api.messages(chat).at("/messages/0/content")).isEqualTo("Do not forget me");
    }
}
