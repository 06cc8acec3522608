package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.People;

/** Takes each route that leaves an entry in the audit log once, as an administrator who is new for it. */
final class AuditWalk {
    private static final String PASSWORD = "seven words that only walkers use";

    private final People people;
    private final Api nobody;

    /** One route, after whatever must be there for it. */
    @FunctionalInterface
    interface Step {
        Answer take(People.Person root);
    }

    /** {@code nobody} is a client of the same server, of somebody who is not signed in. */
    AuditWalk(People people, Api nobody) {
        this.people = people;
        this.nobody = nobody;
    }

    /** A test for each route that is described; {@code reader} looks into the log, and each walker is a new administrator. */
    Stream<DynamicTest> tests(People.Person reader, Supplier<People.Person> walkers) {
        var steps = steps();
        return AuditedRoutes.AUDITED.entrySet().stream()
                .filter(route -> AuditedRoutes.isDescribed(route.getKey()))
                .map(route -> DynamicTest.dynamicTest(
                        route.getKey(),
                        () -> check(reader, walkers.get(), steps.get(route.getKey()), route.getValue())));
    }

    private void check(People.Person reader, People.Person walker, Step step, String action) {
        assertThat(step).as("the step of the route").isNotNull();
        // Tests before have failed to sign in from the same address, on purpose.
        people.areForgiven();
        var newest = "admin/audit?limit=1&action=" + action;
        var before = reader.api().get(newest).each("entries", "id");
        var answer = step.take(walker);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        assertThat(reader.api().get(newest).each("entries", "id")).hasSize(1).isNotEqualTo(before);
    }

    /** By method and path. */
    private Map<String, Step> steps() {
        var steps = new TreeMap<String, Step>();
        steps.putAll(projects());
        steps.putAll(chats());
        steps.putAll(account());
        steps.putAll(administration());
        return steps;
    }

    private Map<String, Step> projects() {
        return Map.of(
                "post /projects",
                root -> root.api().post("projects", "{\"name\": \"Audited\"}"),
                "delete /projects/{id}",
                root -> root.api().delete("projects/" + root.api().newProject()),
                "post /projects/{id}/restore",
                root -> {
                    var project = root.api().newProject();
                    root.api().delete("projects/" + project);
                    return root.api().post("projects/" + project + "/restore", "");
                },
                "put /projects/{id}/members/{kind}/{principal_id}",
                root -> share(root, root.api().newProject(), people.arrives("Bob")),
                "delete /projects/{id}/members/{kind}/{principal_id}",
                root -> {
                    var project = root.api().newProject();
                    var bob = people.arrives("Bob");
                    share(root, project, bob);
                    return root.api().delete("projects/" + project + "/members/user/" + bob.id());
                },
                "get /export",
                root -> root.api().get("export?project_id=" + root.api().newProject()),
                "put /provider-keys/{provider}",
                AuditWalk::saveKey,
                "delete /provider-keys/{provider}",
                root -> {
                    saveKey(root);
                    return root.api().delete("provider-keys/groq");
                });
    }

    private static Answer share(People.Person root, String project, People.Person with) {
        return root.api().put("projects/" + project + "/members/user/" + with.id(), "{\"role\": \"viewer\"}");
    }

    private static Answer saveKey(People.Person root) {
        var key = Canaries.plant("sk-walked-" + UUID.randomUUID());
        return root.api().put("provider-keys/groq", "{\"key\": \"" + key + "\"}");
    }

    private Map<String, Step> chats() {
        return Map.of(
                "delete /chats/{id}",
                root -> root.api().delete("chats/" + root.api().newChat()),
                "post /chats/{id}/restore",
                root -> {
                    var chat = "chats/" + root.api().newChat();
                    root.api().delete(chat);
                    return root.api().post(chat + "/restore", "");
                },
                "delete /chats/{id}/messages/{message_id}",
                root -> root.api().delete(message(root)),
                "post /chats/{id}/messages/{message_id}/restore",
                root -> {
                    var message = message(root);
                    root.api().delete(message);
                    return root.api().post(message + "/restore", "");
                },
                "get /chats/{id}/export",
                root -> root.api().get("chats/" + root.api().newChat() + "/export?format=json"),
                "post /import",
                root -> {
                    var project = root.api().newProject();
                    var chat = root.api()
                            .get("chats/" + root.api().newChat(project) + "/export?format=json")
                            .body();
                    return root.api().post("import?project_id=" + project, chat);
                });
    }

    private static String message(People.Person root) {
        var chat = root.api().newChat();
        return "chats/" + chat + "/messages/" + root.api().newMessage(chat, "Audited");
    }

    private Map<String, Step> account() {
        return Map.of(
                "post /session",
                root -> nobody.post("session", credentials(invited(root))),
                "delete /session",
                root -> people.arrives("Bob").api().delete("session"),
                "post /account-links/use",
                root -> useLink(root.api().post("admin/users", "{\"name\": \"" + newName() + "\"}")),
                "put /account",
                root -> people.signsIn(invited(root).id(), "Bob")
                        .api()
                        .put("account", "{\"name\": \"" + newName() + "\"}"),
                "put /account/password",
                root -> people.signsIn(invited(root).id(), "Bob")
                        .api()
                        .put(
                                "account/password",
                                "{\"current\": \"" + PASSWORD + "\", \"new\": \"another " + PASSWORD + "\"}"),
                "delete /account/sessions/{session_id}",
                root -> root.api()
                        .delete("account/sessions/"
                                + people.signsIn(root.id(), root.name()).session()),
                "post /account/tokens",
                AuditWalk::makeToken,
                "delete /account/tokens/{token_id}",
                root -> root.api().delete("account/tokens/" + makeToken(root).at("/api_token/id")));
    }

    private record Invited(String id, String name) {}

    private Invited invited(People.Person root) {
        var made = root.api().post("admin/users", "{\"name\": \"" + newName() + "\"}");
        useLink(made);
        return new Invited(made.at("/user/id"), made.at("/user/name"));
    }

    private static String newName() {
        return "walker-" + UUID.randomUUID();
    }

    private static String credentials(Invited invited) {
        return "{\"name\": \"" + invited.name() + "\", \"password\": \"" + PASSWORD + "\"}";
    }

    private Answer useLink(Answer made) {
        var token = made.at("/link").split("#")[1];
        return nobody.post("account-links/use", "{\"token\": \"" + token + "\", \"password\": \"" + PASSWORD + "\"}");
    }

    private static Answer makeToken(People.Person root) {
        return root.api().post("account/tokens", "{\"name\": \"Walked\", \"scope\": \"read\", \"expires_in_days\": 1}");
    }

    private Map<String, Step> administration() {
        return Map.of(
                "post /admin/users",
                root -> root.api().post("admin/users", "{\"name\": \"" + newName() + "\"}"),
                "put /admin/users/{user_id}",
                root -> root.api().put("admin/users/" + people.arrives("Bob").id(), "{\"suspended\": true}"),
                "post /admin/users/{user_id}/reset-link",
                root -> root.api().post("admin/users/" + invited(root).id() + "/reset-link", ""),
                "delete /admin/users/{user_id}/sessions",
                root -> root.api().delete("admin/users/" + people.arrives("Bob").id() + "/sessions"),
                "post /admin/groups",
                root -> root.api().post("admin/groups", "{\"name\": \"" + newName() + "\"}"),
                "put /admin/groups/{group_id}",
                root -> root.api().put(newGroup(root), "{\"name\": \"" + newName() + "\"}"),
                "delete /admin/groups/{group_id}",
                root -> root.api().delete(newGroup(root)),
                "put /admin/groups/{group_id}/members/{user_id}",
                root -> root.api()
                        .put(
                                newGroup(root) + "/members/"
                                        + people.arrives("Bob").id(),
                                ""),
                "delete /admin/groups/{group_id}/members/{user_id}",
                root -> {
                    var member =
                            newGroup(root) + "/members/" + people.arrives("Bob").id();
                    root.api().put(member, "");
                    return root.api().delete(member);
                },
                "post /admin/unclaimed",
                root -> root.api().post("admin/unclaimed", "{\"take\": true}"));
    }

    private static String newGroup(People.Person root) {
        return "admin/groups/"
                + root.api()
                        .post("admin/groups", "{\"name\": \"" + newName() + "\"}")
                        .at("/id");
    }
}
