package org.opencodex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.Canaries;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.Rig;

/** What programs come with: tokens, and tickets for their sockets. */
@OnTheRig
class ApiTokenContractIT {
    private final Rig rig;
    private final AppServer server;
    private final People people;

    ApiTokenContractIT(Rig rig) {
        this.rig = rig;
        server = rig.signedInServer();
        people = new People(rig, server);
    }

    private static String request(String scope, int days) {
        return "{\"name\": \"A program\", \"scope\": \"" + scope + "\", \"expires_in_days\": " + days + "}";
    }

    /** A token as it was shown, which is a secret from then on: no answer is to hold it again. */
    private record Made(String id, String token, String endsIn) {}

    private static Made create(People.Person owner, String scope) {
        var created = owner.api().post("account/tokens", request(scope, 30));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var made = new Made(created.at("/api_token/id"), created.at("/token"), created.at("/api_token/ends_in"));
        Canaries.plant(made.token());
        return made;
    }

    /** A client with a token. */
    private Api program(Made made) {
        return server.api().with("Authorization", "Bearer " + made.token());
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
    }

    @Test
    void showsATokenOnceAndServesWhoBearsIt() {
        var ada = people.arrives("Ada");
        var created = create(ada, "write");
        assertThat(created.token()).matches("ocx_[A-Za-z0-9_-]{43}").endsWith(created.endsIn());
        var program = program(created);
        assertThat(ada.api().get("account/tokens").each("tokens", "last_used_at"))
                .containsExactly("null");
        var project = program.newProject();
        assertThat(ada.api().get("projects/" + project).status()).isEqualTo(200);
        assertThat(program.get("session").at("/user/name")).isEqualTo("Ada");
        var listed = ada.api().get("account/tokens");
        assertThat(listed.at("/total")).isEqualTo("1");
        assertThat(listed.each("tokens", "last_used_at")).doesNotContain("null");
    }

    @Test
    void letsAReadTokenReadOnly() {
        var ada = people.arrives("Ada");
        var chat = ada.api().newChat();
        var reader = program(create(ada, "read"));
        assertThat(reader.get("chats/" + chat).status()).isEqualTo(200);
        assertRefused(reader.post("projects", "{\"name\": \"A\"}"), 403, "forbidden");
        assertRefused(reader.delete("chats/" + chat), 403, "forbidden");
        try (var socket = reader.stream(chat)) {
            socket.say("No");
            assertThat(socket.next("error").getString("code")).isEqualTo("forbidden");
        }
        try (var socket = server.api().listEvents(ticket(reader))) {
            socket.send("{\"type\": \"ping\"}");
            socket.next("pong");
        }
    }

    @Test
    void letsNoTokenChangeTheAccount() {
        var ada = people.arrives("Ada");
        people.becomesAdministrator(ada);
        var created = create(ada, "admin");
        var program = program(created);
        var id = created.id();
        assertRefused(program.post("account/tokens", request("read", 1)), 403, "forbidden");
        assertRefused(program.delete("account/tokens/" + id), 403, "forbidden");
        assertRefused(program.put("account", "{\"name\": \"Eve\"}"), 403, "forbidden");
        assertRefused(program.put("account/password", "{\"current\": \"a\", \"new\": \"b\"}"), 403, "forbidden");
        assertRefused(program.delete("account/sessions/" + ada.session()), 403, "forbidden");
        assertThat(program.get("account").at("/name")).isEqualTo("Ada");
    }

    @Test
    void givesTheAdministrationToAdministratorsOnly() {
        var ada = people.arrives("Ada");
        assertRefused(ada.api().post("account/tokens", request("admin", 1)), 403, "forbidden");
        people.becomesAdministrator(ada);
        var key = "provider-keys/openai?scope=installation";
        assertRefused(program(create(ada, "write")).delete(key), 403, "forbidden");
        assertThat(program(create(ada, "admin")).delete(key).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"scope\": \"read\", \"expires_in_days\": 1}",
                "{\"name\": \" \", \"scope\": \"read\", \"expires_in_days\": 1}",
                "{\"name\": \"A\", \"scope\": \"all\", \"expires_in_days\": 1}",
                "{\"name\": \"A\", \"scope\": \"read\", \"expires_in_days\": 0}",
                "{\"name\": \"A\", \"scope\": \"read\", \"expires_in_days\": 366}",
                "{\"name\": \"A\", \"scope\": \"read\"}"
            })
    void refusesATokenWithoutLimits(String body) {
        assertRefused(people.arrives("Ada").api().post("account/tokens", body), 422, "validation_failed");
    }

    @Test
    void refusesABadTokenAlsoBesideACookie() throws SQLException {
        var ada = people.arrives("Ada");
        var created = create(ada, "read");
        var program = program(created);
        var bad = server.api().with("Authorization", "Bearer ocx_nonsense").get("projects");
        assertRefused(bad, 401, "unauthenticated");
        assertThat(bad.header("WWW-Authenticate")).startsWith("Bearer ").contains("invalid_token");
        assertRefused(ada.api().with("Authorization", "bearer x").get("projects"), 401, "unauthenticated");
        assertRefused(ada.api().with("Authorization", "Bearer").get("projects"), 401, "unauthenticated");
        assertThat(ada.api().with("Authorization", "Basic eDp5").get("projects").status())
                .isEqualTo(200);
        expire(created.id());
        assertRefused(program.get("projects"), 401, "unauthenticated");
    }

    private void expire(String id) throws SQLException {
        try (var connection = rig.connect();
                var statement = connection.prepareStatement(
                        "update api_token set expires_at = now() where id = cast(? as uuid)")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    @Test
    void servesNobodyByATokenThatWasRevoked() {
        var ada = people.arrives("Ada");
        var created = create(ada, "write");
        var program = program(created);
        var id = created.id();
        assertRefused(people.arrives("Bob").api().delete("account/tokens/" + id), 404, "not_found");
        assertThat(program.get("projects").status()).isEqualTo(200);
        assertThat(ada.api().delete("account/tokens/" + id).status()).isEqualTo(204);
        assertRefused(program.get("projects"), 401, "unauthenticated");
        assertRefused(ada.api().delete("account/tokens/" + id), 404, "not_found");
    }

    @Test
    void servesNobodyByTheTokenOfSomebodySuspended() {
        var ada = people.arrives("Ada");
        var program = program(create(ada, "write"));
        people.isSuspended(ada);
        assertRefused(program.get("projects"), 401, "unauthenticated");
    }

    @Test
    void opensOneSocketByATicket() {
        var ada = people.arrives("Ada");
        var ticket = ticket(ada.api());
        try (var socket = server.api().listEvents(ticket)) {
            socket.send("{\"type\": \"ping\"}");
            socket.next("pong");
        }
        try (var again = server.api().listEvents(ticket)) {
            assertThat(again.next("error").getString("code")).isEqualTo("unauthenticated");
            assertThat(again.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void opensOneEventStreamByATicketAndNothingElse() {
        var ada = people.arrives("Ada");
        var ticket = ticket(program(create(ada, "write")));
        assertRefused(server.api().get("projects?ticket=" + ticket), 401, "unauthenticated");
        try (var events = server.api().eventStream("events?ticket=" + ticket)) {
            assertThat(events.status()).isEqualTo(200);
        }
        try (var again = ada.api().eventStream("events?ticket=" + ticket)) {
            assertThat(again.status()).isEqualTo(401);
        }
    }

    @Test
    void makesATicketWorthNoMoreThanItsMaker() {
        var ada = people.arrives("Ada");
        var created = create(ada, "write");
        var ticket = ticket(program(created));
        assertThat(ada.api().delete("account/tokens/" + created.id()).status()).isEqualTo(204);
        try (var socket = server.api().listEvents(ticket)) {
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }

    private static String ticket(Api maker) {
        var made = maker.post("tickets", "{}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return Canaries.plant(made.at("/ticket"));
    }

    @Test
    void hasNoTokensWhereSignInIsOff() {
        var off = rig.api();
        assertThat(off.get("account/tokens").at("/total")).isEqualTo("0");
        assertRefused(off.post("account/tokens", request("read", 1)), 403, "forbidden");
        assertRefused(off.with("Authorization", "Bearer ocx_x").get("projects"), 403, "forbidden");
        assertThat(off.with("Authorization", "Bearer of-a-library")
                        .get("projects")
                        .status())
                .isEqualTo(200);
    }
}
