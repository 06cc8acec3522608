package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;
import org.opencodex.rig.Script;

/**
 * A server without sign-in gets it, and loses it again: what was made before becomes an administrator's who says so, and
 * nobody sees what is somebody else's.
 */
@OnTheRig
class ChangingOverIT {
    private static final String LOCAL = "00000000-0000-7000-8000-000000000001";

    private final Rig rig;

    ChangingOverIT(Rig rig) {
        this.rig = rig;
    }

    @Test
    void takesOverWhatWasMadeWithSignInOff() throws SQLException {
        var before = rig.api();
        var project = before.newProject();
        var chat = before.newChat(project);
        ask(before, chat);
        before.put("chats/" + chat + "/read-mark", "");
        saveKey(before, "groq");
        saveKey(before, "mistral");
        var usage = answers(before, project);
        assertThat(usage).isPositive();
        assertThat(before.get("session").at("/unclaimed"))
                .as("it is the local user's")
                .isEqualTo("0");

        try {
            var server = rig.signedInServer();
            var people = new People(rig, server);
            var root = administrator(people);
            var member = people.arrives("Member");
            refusesNobodyAnything(server, member.api(), chat);

            asksOnce(root.api());
            saveKey(root.api(), "mistral");
            people.isGranted(root, project, "VIEWER");
            assertThat(root.api().post("admin/unclaimed", "{\"take\": true}").at("/projects"))
                    .isEqualTo("0");

            assertThat(root.api().get("chats/" + chat).status()).isEqualTo(200);
            assertThat(root.api()
                            .put("projects/" + project, "{\"name\": \"Theirs\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(answers(root.api(), project)).isEqualTo(usage);
            assertThat(member.api().get("chats/" + chat).status()).isEqualTo(404);
            assertThat(root.api().get("provider-keys").each("keys", "provider")).contains("groq", "mistral");
            assertThat(rowsOfTheLocalUser())
                    .as("what names the local user: the audit log, and the key that was saved twice")
                    .containsExactly(
                            "app_user.id",
                            "audit_entry.actor_id",
                            "audit_entry.subject_id",
                            "provider_key.principal_id");
            assertThat(root.api().get("admin/audit?limit=1").at("/entries/0/action"))
                    .isEqualTo("unclaimed.taken");

            assertThat(before.get("chats/" + chat).status())
                    .as("sign-in is off again")
                    .isEqualTo(404);
            assertThat(before.get("projects").each("projects", "id")).doesNotContain(project);

            asksAgainAboutWhatIsNew(before, root.api());
        } finally {
            rig.api().delete("provider-keys/mistral");
        }
    }

    private static People.Person administrator(People people) {
        var root = people.arrives("Root");
        people.becomesAdministrator(root);
        return root;
    }

    private void ask(Api api, String chat) {
        try (var stream = api.stream(chat)) {
            rig.llm().next(Script.says("Hello"));
            stream.ask("Hi");
        }
    }

    private static void saveKey(Api api, String provider) {
        var key = Canaries.plant("sk-changing-over-" + UUID.randomUUID());
        assertThat(api.put("provider-keys/" + provider, "{\"key\": \"" + key + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static int answers(Api api, String project) {
        return Integer.parseInt(api.get("usage?project_id=" + project).at("/total/answers"));
    }

    private static void refusesNobodyAnything(AppServer server, Api member, String chat) {
        assertThat(server.api().get("chats/" + chat).status()).isEqualTo(401);
        assertThat(member.get("chats/" + chat).status()).isEqualTo(404);
        assertThat(member.get("session").at("/unclaimed")).isEqualTo("0");
        assertThat(member.post("admin/unclaimed", "{\"take\": true}").status()).isEqualTo(403);
    }

    private static void asksOnce(Api root) {
        assertThat(Integer.parseInt(root.get("session").at("/unclaimed"))).isPositive();
        assertThat(root.get("admin/unclaimed").at("/decided")).isEqualTo("false");
        var decided = root.post("admin/unclaimed", "{\"take\": false}");
        assertThat(decided.at("/decided")).isEqualTo("true");
        assertThat(Integer.parseInt(decided.at("/projects"))).isPositive();
        assertThat(root.get("session").at("/unclaimed")).isEqualTo("0");
    }

    private static void asksAgainAboutWhatIsNew(Api without, Api root) {
        var project = without.newProject();
        assertThat(root.get("session").at("/unclaimed")).isEqualTo("1");
        assertThat(root.post("admin/unclaimed", "{\"take\": true}").status()).isEqualTo(200);
        assertThat(root.get("projects/" + project).status()).isEqualTo(200);
    }

    /** Each column of each table in which the local user's id stands. */
    private Set<String> rowsOfTheLocalUser() throws SQLException {
        var found = new TreeSet<String>();
        try (var connection = rig.connect();
                var statement = connection.createStatement()) {
            for (var column : columns()) {
                var table = column.substring(0, column.indexOf('.'));
                var name = column.substring(column.indexOf('.') + 1);
                try (var rows = statement.executeQuery(
                        "select 1 from " + table + " where cast(" + name + " as text) = '" + LOCAL + "' limit 1")) {
                    if (rows.next()) {
                        found.add(column);
                    }
                }
            }
        }
        return found;
    }

    private List<String> columns() throws SQLException {
        var columns = new ArrayList<String>();
        try (var connection = rig.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.table_name || '.' || c.column_name
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                            and (c.data_type = 'uuid' or c.character_maximum_length = 36)
                        """)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
