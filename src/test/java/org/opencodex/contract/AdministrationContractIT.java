package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opencodex.rig.Answer;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/** What administrators do with people and groups, and that nobody else does. */
@OnTheRig
class AdministrationContractIT {
    private static final int RACES = 10;

    private final AppServer server;
    private final People people;
    private People.Person root;

    AdministrationContractIT(Rig rig) {
        server = rig.signedInServer();
        people = new People(rig, server);
    }

    @BeforeEach
    void oneAdministers() {
        people.nobodyAdministers();
        root = administrator("Root");
    }

    private People.Person member(String name) {
        var person = people.arrives(name);
        people.signsInBy(person, "local");
        return person;
    }

    private People.Person administrator(String name) {
        var person = member(name);
        people.becomesAdministrator(person);
        return person;
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    private Answer change(People.Person by, People.Person whom, String body) {
        return by.api().put("admin/users/" + whom.id(), body);
    }

    private String group(String name) {
        var answer = root.api().post("admin/groups", "{\"name\": \"" + name + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.at("/id");
    }

    private Answer join(String group, People.Person person) {
        return root.api().put("admin/groups/" + group + "/members/" + person.id(), "");
    }

    @Test
    void isForAdministratorsOnly() {
        var ada = member("Ada");
        for (var path : List.of("admin/users", "admin/groups", "admin/audit", "admin/unclaimed")) {
            assertRefused(server.api().get(path), 401, "unauthenticated");
            assertRefused(ada.api().get(path), 403, "forbidden");
            assertThat(root.api().get(path).status()).isEqualTo(200);
        }
        assertRefused(change(ada, ada, "{\"administrator\": true}"), 403, "forbidden");
        assertRefused(ada.api().post("admin/groups", "{\"name\": \"A\"}"), 403, "forbidden");
    }

    @Test
    void findsPeopleByPartsOfNameInAnyCase() {
        var name = unique("Zoë 100%_Lovelace");
        var ada = member(name);
        var group = group(unique("Analysts"));
        join(group, ada);
        var found =
                root.api().get("admin/users?query=" + encode(name.substring(5).toUpperCase(Locale.ROOT)));
        assertThat(found.each("users", "id")).containsExactly(ada.id());
        assertThat(found.at("/total")).isEqualTo("1");
        assertThat(found.at("/users/0/groups/0")).startsWith("Analysts");
        assertThat(found.at("/users/0/auth")).isEqualTo("local");
        assertThat(root.api()
                        .get("admin/users?query=" + encode("%" + name.substring(12)))
                        .at("/total"))
                .as("a percent sign means itself")
                .isEqualTo("0");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void showsPeopleByPages() {
        var name = unique("Paged");
        IntStream.range(0, 5).forEach(number -> member(name + " " + number));
        var first = root.api().get("admin/users?limit=3&query=" + encode(name));
        var second = root.api().get("admin/users?skip=3&limit=3&query=" + encode(name));
        assertThat(first.at("/total")).isEqualTo("5");
        assertThat(first.each("users", "name")).containsExactly(name + " 0", name + " 1", name + " 2");
        assertThat(second.each("users", "name")).containsExactly(name + " 3", name + " 4");
        assertRefused(root.api().get("admin/users?limit=0"), 422, "validation_failed");
    }

    @Test
    void leavesOutTheLocalUser() {
        assertThat(root.api().get("admin/users?query=local&limit=1000").each("users", "auth"))
                .doesNotContain("none");
        var local = "00000000-0000-7000-8000-000000000001";
        assertRefused(root.api().put("admin/users/" + local, "{\"suspended\": true}"), 404, "not_found");
        var group = group(unique("No locals"));
        assertRefused(root.api().put("admin/groups/" + group + "/members/" + local, ""), 404, "not_found");
    }

    @Test
    void makesAdministratorsAndTakesItBack() {
        var ada = member("Ada");
        assertThat(change(root, ada, "{\"administrator\": true}").at("/administrator"))
                .isEqualTo("true");
        assertThat(ada.api().get("admin/users").status()).isEqualTo(200);
        assertThat(change(ada, root, "{\"administrator\": false}").status()).isEqualTo(200);
        assertRefused(root.api().get("admin/users"), 403, "forbidden");
    }

    @Test
    void keepsTheLastAdministrator() {
        assertRefused(change(root, root, "{\"administrator\": false}"), 409, "conflict");
        assertRefused(change(root, root, "{\"suspended\": true}"), 409, "conflict");
        var elsewhere = administrator("Signs in elsewhere");
        people.signsInBy(elsewhere, "https://id.example");
        assertRefused(change(root, root, "{\"administrator\": false}"), 409, "conflict");
        administrator("Second");
        assertRefused(change(root, root, "{\"suspended\": true}"), 409, "conflict");
        assertThat(change(root, root, "{\"administrator\": false}").status()).isEqualTo(200);
    }

    @Test
    void keepsAnAdministratorWhereTwoDemoteEachOther() {
        for (var race = 0; race < RACES; race++) {
            people.nobodyAdministers();
            var ada = administrator("Ada");
            var bob = administrator("Bob");
            var both = List.of(
                    CompletableFuture.supplyAsync(() -> change(ada, bob, "{\"administrator\": false}")),
                    CompletableFuture.supplyAsync(() -> change(bob, ada, "{\"administrator\": false}")));
            var statuses = both.stream().map(answer -> answer.join().status()).toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 403);
        }
    }

    @Test
    void suspendsAndRestores() {
        var ada = member("Ada");
        var chat = ada.api().newChat();
        assertThat(change(root, ada, "{\"suspended\": true}").at("/suspended")).isEqualTo("true");
        assertRefused(ada.api().get("projects"), 401, "unauthenticated");
        assertThat(change(root, ada, "{\"suspended\": false}").at("/suspended")).isEqualTo("false");
        assertRefused(ada.api().get("projects"), 401, "unauthenticated");
        var again = people.signsIn(ada.id(), "Ada");
        assertThat(again.api().get("chats/" + chat).status()).isEqualTo(200);
    }

    @Test
    void signsSomebodyOutEverywhere() {
        var ada = member("Ada");
        var other = people.signsIn(ada.id(), "Ada");
        assertThat(root.api().delete("admin/users/" + ada.id() + "/sessions").status())
                .isEqualTo(204);
        assertRefused(ada.api().get("projects"), 401, "unauthenticated");
        assertRefused(other.api().get("projects"), 401, "unauthenticated");
        assertThat(people.signsIn(ada.id(), "Ada").api().get("projects").status())
                .isEqualTo(200);
    }

    @Test
    void renamesThoseWhoseNamesAreKeptHere() {
        var ada = member("Ada");
        var name = unique("Countess");
        assertThat(change(root, ada, "{\"name\": \" " + name + " \"}").at("/name"))
                .isEqualTo(name);
        assertRefused(change(root, member("Bob"), "{\"name\": \"" + name + "\"}"), 409, "conflict");
        assertRefused(change(root, ada, "{\"name\": \"A\\nB\"}"), 422, "validation_failed");
        assertRefused(change(root, ada, "{\"name\": \"  \"}"), 422, "validation_failed");
        people.signsInBy(ada, "https://id.example");
        assertRefused(change(root, ada, "{\"name\": \"Other\"}"), 409, "conflict");
    }

    @Test
    void showsNobodyForUnknownIds() {
        for (var id : List.of("nobody", UUID.randomUUID().toString())) {
            assertRefused(root.api().put("admin/users/" + id, "{\"suspended\": true}"), 404, "not_found");
            assertRefused(root.api().delete("admin/users/" + id + "/sessions"), 404, "not_found");
            assertRefused(root.api().put("admin/groups/" + id, "{\"name\": \"A\"}"), 404, "not_found");
            assertRefused(root.api().delete("admin/groups/" + id), 404, "not_found");
            assertRefused(root.api().get("admin/groups/" + id + "/members"), 404, "not_found");
        }
    }

    @Test
    void makesAndRenamesGroupsOfDifferentNames() {
        var name = unique("Team");
        var group = group(name);
        assertRefused(root.api().post("admin/groups", "{\"name\": \"" + name + "\"}"), 409, "conflict");
        var other = group(unique("Team"));
        assertRefused(root.api().put("admin/groups/" + other, "{\"name\": \"" + name + "\"}"), 409, "conflict");
        var renamed = unique("Crew");
        assertThat(root.api()
                        .put("admin/groups/" + group, "{\"name\": \"" + renamed + "\"}")
                        .at("/name"))
                .isEqualTo(renamed);
        assertThat(root.api().get("admin/groups?query=" + encode(renamed)).each("groups", "id"))
                .containsExactly(group);
    }

    @Test
    void keepsNamesApartWhereTwoMakeOneGroup() {
        for (var race = 0; race < RACES; race++) {
            var body = "{\"name\": \"" + unique("Raced") + "\"}";
            var one = group(unique("One"));
            var both = List.of(
                    CompletableFuture.supplyAsync(
                            () -> root.api().post("admin/groups", body).status()),
                    CompletableFuture.supplyAsync(
                            () -> root.api().put("admin/groups/" + one, body).status()));
            assertThat(both.stream().map(CompletableFuture::join)).containsOnlyOnce(409);
        }
    }

    @Test
    void putsPeopleIntoGroupsAndTakesThemOut() {
        var ada = member("Ada");
        var group = group(unique("Team"));
        assertThat(join(group, ada).status()).isEqualTo(204);
        assertThat(join(group, ada).status()).isEqualTo(204);
        var members = root.api().get("admin/groups/" + group + "/members");
        assertThat(members.each("users", "id")).containsExactly(ada.id());
        assertThat(members.at("/total")).isEqualTo("1");
        var path = "admin/groups/" + group + "/members/" + ada.id();
        assertThat(root.api().delete(path).status()).isEqualTo(204);
        assertThat(root.api().delete(path).status()).isEqualTo(204);
        assertThat(root.api().get("admin/groups/" + group + "/members").at("/total"))
                .isEqualTo("0");
    }

    @Test
    void leavesToSignInWhatSignInSays() {
        var ada = member("Ada");
        var name = unique("Claimed");
        people.isInGroupBySignIn(ada, name);
        var listed = root.api().get("admin/groups?query=" + encode(name));
        assertThat(listed.at("/groups/0/from_sign_in")).isEqualTo("true");
        var group = listed.at("/groups/0/id");
        assertRefused(root.api().delete("admin/groups/" + group + "/members/" + ada.id()), 409, "conflict");
        assertRefused(root.api().put("admin/groups/" + group, "{\"name\": \"" + unique("B") + "\"}"), 409, "conflict");
        assertRefused(root.api().delete("admin/groups/" + group), 409, "conflict");
        assertThat(join(group, member("Bob")).status()).isEqualTo(204);
    }

    @TestFactory
    Stream<DynamicTest> tellsTheAuditLogOfEachChange() {
        return new AuditWalk(people, server.api()).tests(root, () -> administrator("Walker"));
    }

    @Test
    void takesAwayWhatWasSharedWithADeletedGroup() {
        var ada = member("Ada");
        var bob = member("Bob");
        var project = ada.api().newProject();
        var group = group(unique("Team"));
        join(group, bob);
        people.isGrantedToGroup(group, project, "VIEWER");
        assertThat(bob.api().get("projects/" + project).status()).isEqualTo(200);
        assertThat(root.api().delete("admin/groups/" + group).status()).isEqualTo(204);
        assertRefused(bob.api().get("projects/" + project), 404, "not_found");
    }
}
