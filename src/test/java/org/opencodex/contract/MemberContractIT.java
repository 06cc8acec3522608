package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.rig.Answer;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.People.Person;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;

/** Who has a project, what each may do with it, and how they hear of it. */
@OnTheRig
class MemberContractIT {
    private static AppServer server;

    private final Rig rig;
    private final People people;
    private final Person ada;
    private final Person bob;
    private final String project;

    MemberContractIT(Rig rig) {
        this.rig = rig;
        people = new People(rig, server);
        ada = people.arrives("Ada");
        bob = people.arrives("Bob");
        project = ada.api().newProject();
    }

    @BeforeAll
    static void start(Rig rig) {
        var environment = Map.of("OPENCODEX_AUTH_MODE", "local", "OPENCODEX_DELIVERY_SOCKETS_PER_USER", "3");
        server = rig.anotherServer("members", environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    private String member(Person person) {
        return "projects/" + project + "/members/user/" + person.id();
    }

    private void share(Person person, String role) {
        var answer = ada.api().put(member(person), "{\"role\": \"" + role + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/role")).isEqualTo(role);
    }

    /** What the audit log has of the project, oldest first: action, then subject. */
    private List<String> audited() {
        try (var connection = rig.connect();
                var query = connection.prepareStatement(
                        "select action || ' ' || coalesce(subject, '') from audit_entry where project_id = ? order by id")) {
            query.setString(1, project);
            List<String> found = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isTheOwnersWhoMadeIt() {
        var seen = ada.api().get("projects/" + project);
        assertThat(seen.at("/role")).isEqualTo("owner");
        assertThat(seen.at("/shared")).isEqualTo("false");
        var members = ada.api().get("projects/" + project + "/members");
        assertThat(members.each("members", "name")).containsExactly("Ada");
        assertThat(members.each("members", "role")).containsExactly("owner");
        assertThat(members.at("/total")).isEqualTo("1");
    }

    @Test
    void isSharedWithAPersonAndTakenBack() {
        share(bob, "viewer");
        var seen = bob.api().get("projects/" + project);
        assertThat(seen.at("/role")).isEqualTo("viewer");
        assertThat(seen.at("/shared")).isEqualTo("true");
        assertThat(bob.api().get("projects").each("projects", "role")).containsExactly("viewer");
        assertRefused(bob.api().post("chats?project_id=" + project, "{\"name\": \"A chat\"}"), 403, "forbidden");
        share(bob, "editor");
        assertThat(bob.api().newChat(project)).isNotEmpty();
        assertThat(bob.api().get("projects/" + project + "/members").each("members", "name"))
                .containsExactly("Ada", "Bob");
        assertThat(ada.api().delete(member(bob)).status()).isEqualTo(204);
        assertRefused(bob.api().get("projects/" + project), 404, "not_found");
        assertRefused(ada.api().delete(member(bob)), 404, "not_found");
        assertThat(audited())
                .containsExactly(
                        "project.created A project",
                        "project.shared Bob",
                        "project.shared Bob",
                        "project.unshared Bob");
    }

    @Test
    void isSharedWithAGroupOfWhichThePersonsOwnRoleMayBeMore() {
        var group = people.newGroup("Bakers");
        people.joins(bob, group);
        var path = "projects/" + project + "/members/group/" + group;
        assertThat(ada.api().put(path, "{\"role\": \"editor\"}").at("/kind")).isEqualTo("group");
        share(bob, "viewer");
        assertThat(bob.api().get("projects/" + project).at("/role")).isEqualTo("editor");
        people.leaves(bob, group);
        assertThat(bob.api().get("projects/" + project).at("/role")).isEqualTo("viewer");
        assertThat(ada.api().delete(path).status()).isEqualTo(204);
    }

    @Test
    void isTheOwnersToShare() {
        share(bob, "editor");
        var cleo = people.arrives("Cleo");
        assertRefused(bob.api().put(member(cleo), "{\"role\": \"viewer\"}"), 403, "forbidden");
        assertRefused(bob.api().delete(member(ada)), 403, "forbidden");
        assertRefused(cleo.api().put(member(cleo), "{\"role\": \"viewer\"}"), 404, "not_found");
        assertRefused(cleo.api().get("projects/" + project + "/members"), 404, "not_found");
    }

    @Test
    void keepsItsOneOwner() {
        assertRefused(ada.api().put(member(ada), "{\"role\": \"viewer\"}"), 409, "conflict");
        assertRefused(ada.api().delete(member(ada)), 409, "conflict");
        assertRefused(ada.api().put(member(bob), "{\"role\": \"owner\"}"), 422, "validation_failed");
    }

    @Test
    void isLeftByThoseWhoWant() {
        share(bob, "viewer");
        assertThat(bob.api().delete(member(bob)).status()).isEqualTo(204);
        assertRefused(bob.api().get("projects/" + project), 404, "not_found");
    }

    @Test
    void isSharedWithNobodyWhoIsNotThere() {
        var role = "{\"role\": \"viewer\"}";
        var members = "projects/" + project + "/members/";
        people.isSuspended(bob);
        var suspended = ada.api().put(member(bob), role);
        assertRefused(suspended, 404, "not_found");
        for (var nobody : List.of("user/none", "group/" + ada.id(), "team/" + ada.id(), "user/" + project)) {
            assertThat(ada.api().put(members + nobody, role).body()).isEqualTo(suspended.body());
        }
    }

    @Test
    void findsPeopleAndGroupsToShareWith() {
        var name = "Zoë " + project.substring(24) + " 100%";
        var zoe = people.arrives(name);
        var gone = people.arrives(name);
        people.isSuspended(gone);
        var part = project.substring(24) + "%20100%25";
        var found = ada.api().get("principals?query=" + part);
        assertThat(found.each("principals", "id")).containsExactly(zoe.id());
        assertThat(found.each("principals", "kind")).containsExactly("user");
        assertThat(ada.api().get("principals?query=_________").each("principals", "id"))
                .isEmpty();
        assertThat(ada.api().get("principals?limit=1").each("principals", "id")).hasSize(1);
        assertThat(ada.api().get("principals?limit=0").status()).isEqualTo(422);
        assertThat(ada.api().get("principals?limit=101").status()).isEqualTo(422);
    }

    @Test
    void comesAndGoesInTheSidebar() {
        try (var events = bob.api().listEvents()) {
            assertThat(events.isAlive()).isTrue();
            share(bob, "viewer");
            events.next("projects_changed");
            var chat = ada.api().newChat(project);
            assertThat(events.next("chat_created").getJsonObject("chat").getString("id"))
                    .isEqualTo(chat);
            share(bob, "editor");
            events.next("projects_changed");
            ada.api().delete(member(bob));
            events.next("projects_changed");
            ada.api().newChat(project);
            assertThat(events.isAlive()).isTrue();
        }
    }

    @Test
    void aChatThatGoesElsewhereIsSeenByThoseThere() {
        var other = ada.api().newProject();
        var chat = ada.api().newChat(project);
        share(bob, "viewer");
        var cleo = people.arrives("Cleo");
        people.isGranted(cleo, other, "VIEWER");
        try (var bobs = bob.api().listEvents();
                var cleos = cleo.api().listEvents();
                var socket = bob.api().stream(chat)) {
            assertThat(bobs.isAlive()).isTrue();
            assertThat(cleos.isAlive()).isTrue();
            ada.api().put("chats/" + chat, "{\"project_id\": \"" + other + "\"}");
            bobs.next("chat_deleted");
            cleos.next("chat_created");
            assertThat(socket.until("error").getLast().getString("code")).isEqualTo("not_found");
            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void logsWhatIsDeletedAndTakenOut() {
        var chat = ada.api().newChat(project);
        var message = ada.api().newMessage(chat, "Hello");
        var path = "chats/" + chat + "/messages/" + message;
        ada.api().delete(path);
        ada.api().post(path + "/restore", "");
        ada.api().delete("chats/" + chat);
        ada.api().post("chats/" + chat + "/restore", "");
        var exported = ada.api().get("chats/" + chat + "/export?format=json");
        assertThat(ada.api()
                        .post("import?project_id=" + project, exported.body())
                        .status())
                .isEqualTo(200);
        ada.api().get("export?project_id=" + project);
        ada.api().delete("projects/" + project);
        ada.api().post("projects/" + project + "/restore", "");
        assertThat(audited().stream().map(entry -> entry.split(" ")[0]))
                .containsExactly(
                        "project.created",
                        "message.deleted",
                        "message.restored",
                        "chat.deleted",
                        "chat.restored",
                        "export.made",
                        "import.made",
                        "export.made",
                        "project.deleted",
                        "project.restored");
    }

    @Test
    void letsNobodyHoldTooManyConnections() {
        var chat = ada.api().newChat(project);
        try (var first = ada.api().stream(chat);
                var second = ada.api().listEvents();
                var third = ada.api().eventStream("events")) {
            assertThat(first.isAlive()).isTrue();
            assertThat(second.isAlive()).isTrue();
            assertThat(third.status()).isEqualTo(200);
            for (StreamClient fourth : List.of(ada.api().stream(chat), ada.api().listEvents())) {
                assertThat(fourth.next("error").getString("code")).isEqualTo("rate_limited");
                assertThat(fourth.closeCode()).isEqualTo(1013);
            }
            var refused = ada.api().get("chats/" + chat + "/events");
            assertRefused(refused, 429, "rate_limited");
            assertThat(refused.header("Retry-After")).isNotNull();
            share(bob, "viewer");
            try (var anothers = bob.api().stream(chat)) {
                assertThat(anothers.isAlive()).isTrue();
            }
        }
    }
}
