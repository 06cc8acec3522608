package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.Rig;

/** The audit log: what is in it, that it is only added to, and how it is read. */
@OnTheRig
class AuditContractIT {
    private static final String LOCAL = "00000000-0000-7000-8000-000000000001";

    private final Rig rig;
    private final Api api;

    AuditContractIT(Rig rig) {
        this.rig = rig;
        this.api = rig.api();
    }

    private Answer audit(String query) {
        var answer = api.get("admin/audit?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private String newGroup() {
        return api.post("admin/groups", "{\"name\": \"Audited " + UUID.randomUUID() + "\"}")
                .at("/id");
    }

    private JsonObject newest() {
        return audit("limit=1").json().getJsonArray("entries").getJsonObject(0);
    }

    @Test
    void tellsWhoDidWhatToWhatFromWhere() {
        var group = newGroup();
        var entry = newest();
        assertThat(entry.getString("action")).isEqualTo("group.created");
        assertThat(entry.getString("actor_id")).isEqualTo(LOCAL);
        assertThat(entry.getString("actor")).isEqualTo("local");
        assertThat(entry.getString("subject_kind")).isEqualTo("group");
        assertThat(entry.getString("subject_id")).isEqualTo(group);
        assertThat(entry.getString("subject")).startsWith("Audited ");
        assertThat(entry.getString("address")).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsNamesAsTheyWere() {
        var group = newGroup();
        var before = newest().getString("subject");
        var renamed = "Renamed " + UUID.randomUUID();
        api.put("admin/groups/" + group, "{\"name\": \"" + renamed + "\"}");
        assertThat(newest().getString("subject")).isEqualTo(renamed);
        assertThat(newest().getJsonObject("detail").getString("before")).isEqualTo(before);
        assertThat(audit("action=group.created&limit=1").at("/entries/0/subject"))
                .isEqualTo(before);
    }

    @Test
    void holdsNothingOfWhatWasRefused() {
        newGroup();
        var last = newest().getString("id");
        var name = newest().getString("subject");
        assertThat(api.post("admin/groups", "{\"name\": \"" + name + "\"}").status())
                .isEqualTo(409);
        assertThat(newest().getString("id")).isEqualTo(last);
    }

    @Test
    void tellsOfKeysAndNeverTheKey() {
        var key = Canaries.plant("sk-audited-" + UUID.randomUUID());
        for (var scope : List.of("own", "installation")) {
            var path = "provider-keys/groq?scope=" + scope;
            assertThat(api.put(path, "{\"key\": \"" + key + "\"}").status()).isEqualTo(200);
            assertThat(newest().getString("action")).isEqualTo("provider_key.saved");
            assertThat(newest().getString("subject")).isEqualTo("groq");
            assertThat(newest().getJsonObject("detail").getString("scope")).isEqualTo(scope);
            assertThat(newest().toString()).doesNotContain(key);
            assertThat(api.delete(path).status()).isEqualTo(204);
            assertThat(newest().getString("action")).isEqualTo("provider_key.removed");
        }
        var last = newest().getString("id");
        api.delete("provider-keys/groq");
        assertThat(newest().getString("id")).as("nothing was removed").isEqualTo(last);
    }

    @Test
    void isReadByPagesWithoutGapOrRepeat() {
        var made = new ArrayList<String>();
        for (var number = 0; number < 7; number++) {
            made.add(newGroup());
        }
        var read = new ArrayList<String>();
        String before = "";
        do {
            var page = audit("action=group.created&limit=3" + before);
            read.addAll(page.each("entries", "subject_id"));
            before = "&before=" + page.at("/next");
        } while (read.size() < made.size());
        assertThat(read.subList(0, made.size())).containsExactlyElementsOf(made.reversed());
    }

    @Test
    void saysWhereItEnds() {
        var project = UUID.randomUUID().toString();
        var page = audit("project=" + project);
        assertThat(page.json().getJsonArray("entries")).isEmpty();
        assertThat(page.at("/next")).isEqualTo("null");
    }

    @Test
    void isFiltered() {
        newGroup();
        var at = newest().getString("at");
        assertThat(audit("action=group&limit=1").at("/entries/0/action")).isEqualTo("group.created");
        assertThat(audit("actor=" + LOCAL + "&limit=1").at("/entries/0/actor_id"))
                .isEqualTo(LOCAL);
        assertThat(audit("actor=" + UUID.randomUUID()).json().getJsonArray("entries"))
                .isEmpty();
        assertThat(audit("action=no.such").json().getJsonArray("entries")).isEmpty();
        assertThat(audit("from=" + at + "&action=group").json().getJsonArray("entries"))
                .isNotEmpty();
        assertThat(audit("to=" + at + "&limit=1000").each("entries", "at")).doesNotContain(at);
        assertThat(audit("from=0001-01-01T00:00:00Z&to=9999-12-31T00:00:00Z&limit=1")
                        .json()
                        .getJsonArray("entries"))
                .hasSize(1);
    }

    @Test
    void namesEveryParameterThatIsWrong() {
        var answer = api.get("admin/audit?from=yesterday&to=x&actor=ada&action=A%20B&project=1&before=2");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.badFields()).containsExactlyInAnyOrder("from", "to", "actor", "action", "project", "before");
    }

    @Test
    void isReadAsLinesOfAllPages() {
        var group = newGroup();
        for (var number = 0; number < 3; number++) {
            api.put("admin/groups/" + group, "{\"name\": \"Lines " + UUID.randomUUID() + "\"}");
        }
        var answer = api.with("Accept", "application/x-ndjson").get("admin/audit?action=group.renamed&actor=" + LOCAL);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("application/x-ndjson");
        var lines = answer.body().lines().map(AuditContractIT::read).toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.getString("action")).isEqualTo("group.renamed"));
        assertThat(newest().getString("action")).as("reading it all is told").isEqualTo("export.made");
        assertThat(api.with("Accept", "*/*").get("admin/audit?limit=1").mediaType())
                .isEqualTo("application/json");
        assertThat(api.with("Accept", "text/csv").get("admin/audit").status()).isEqualTo(406);
    }

    private static JsonObject read(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    @Test
    void isOnlyAddedTo() throws SQLException {
        newGroup();
        for (var sql : List.of(
                "update audit_entry set actor = 'somebody else'", "delete from audit_entry", "truncate audit_entry")) {
            try (var connection = rig.connect();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("only added to");
            }
        }
    }
}
